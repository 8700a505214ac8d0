import "@souk/kernel/node-version";
import { runSubgraph } from "@souk/kernel/run-subgraph";
import { startExample } from "./app.js";
import { readExampleConfig } from "./config.js";

await runSubgraph("example", readExampleConfig, startExample);
