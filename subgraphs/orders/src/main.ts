import "@souk/kernel/node-version";
import { runSubgraph } from "@souk/kernel/run-subgraph";
import { startOrders } from "./app.js";
import { readOrdersConfig } from "./config.js";

await runSubgraph("orders", readOrdersConfig, startOrders);
