import "@souk/kernel/process/node-version";
import { runSubgraph } from "@souk/kernel/subgraph/run-subgraph";
import { startPayments } from "./app.js";
import { readPaymentsConfig } from "./config.js";
import { paymentsDatabase } from "./store/database-definition.js";

await runSubgraph("payments", readPaymentsConfig, startPayments, ({ database }) => ({
  ...paymentsDatabase,
  settings: database,
}));
