import "@souk/kernel/node-version";
import { runSubgraph } from "@souk/kernel/run-subgraph";
import { startCatalog } from "./app.js";
import { readCatalogConfig } from "./config.js";

await runSubgraph("catalog", readCatalogConfig, startCatalog);
