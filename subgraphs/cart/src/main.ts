import "@souk/kernel/node-version";
import { runSubgraph } from "@souk/kernel/run-subgraph";
import { startCart } from "./app.js";
import { readCartConfig } from "./config.js";

await runSubgraph("cart", readCartConfig, startCart);
