import "@souk/kernel/process/node-version";
import { runSubgraph } from "@souk/kernel/subgraph/run-subgraph";
import { startShipping } from "./app.js";
import { readShippingConfig } from "./config.js";
import { shippingDatabase } from "./store/database-definition.js";

await runSubgraph("shipping", readShippingConfig, startShipping, ({ database }) => ({
  ...shippingDatabase,
  settings: database,
}));
