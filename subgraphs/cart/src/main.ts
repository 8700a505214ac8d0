import "@souk/kernel/process/node-version";
import { runSubgraph } from "@souk/kernel/subgraph/run-subgraph";
import { startCart } from "./app.js";
import { readCartConfig } from "./config.js";

await runSubgraph("cart", readCartConfig, startCart);
