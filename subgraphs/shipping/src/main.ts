import "@souk/kernel/node-version";
import { runSubgraph } from "@souk/kernel/run-subgraph";
import { startShipping } from "./app.js";
import { readShippingConfig } from "./config.js";

await runSubgraph("shipping", readShippingConfig, startShipping);
