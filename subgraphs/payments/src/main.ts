import "@souk/kernel/node-version";
import { runSubgraph } from "@souk/kernel/run-subgraph";
import { startPayments } from "./app.js";
import { readPaymentsConfig } from "./config.js";

await runSubgraph("payments", readPaymentsConfig, startPayments);
