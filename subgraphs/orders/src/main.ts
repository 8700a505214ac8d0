import "@souk/kernel/process/node-version";
import { runSubgraph } from "@souk/kernel/subgraph/run-subgraph";
import { startOrders } from "./app.js";
import { readOrdersConfig } from "./config.js";
import { ordersDatabase } from "./store/database-definition.js";

await runSubgraph("orders", readOrdersConfig, startOrders, ({ database }) => ({
  ...ordersDatabase,
  settings: database,
}));
