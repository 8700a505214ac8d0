import "@souk/kernel/process/node-version";
import { runSubgraph } from "@souk/kernel/subgraph/run-subgraph";
import { startCatalog } from "./app.js";
import { readCatalogConfig } from "./config.js";
import { catalogDatabase } from "./store/database-definition.js";

await runSubgraph("catalog", readCatalogConfig, startCatalog, ({ database }) => ({
  ...catalogDatabase,
  settings: database,
}));
