import "@souk/kernel/process/node-version";
import { runSubgraph } from "@souk/kernel/subgraph/run-subgraph";
import { startCatalog } from "./app.js";
import { readCatalogConfig } from "./config.js";

await runSubgraph("catalog", readCatalogConfig, startCatalog);
