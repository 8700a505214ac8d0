import "@souk/kernel/node-version";
import { runSubgraph } from "@souk/kernel/run-subgraph";
import { startInventory } from "./app.js";
import { readInventoryConfig } from "./config.js";

await runSubgraph("inventory", readInventoryConfig, startInventory);
