import "@souk/kernel/process/node-version";
import { runSubgraph } from "@souk/kernel/subgraph/run-subgraph";
import { startInventory } from "./app.js";
import { readInventoryConfig } from "./config.js";
import { inventoryDatabase } from "./store/database-definition.js";

await runSubgraph("inventory", readInventoryConfig, startInventory, ({ database }) => ({
  ...inventoryDatabase,
  settings: database,
}));
