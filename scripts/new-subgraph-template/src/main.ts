import "@souk/kernel/process/node-version";
import { runSubgraph } from "@souk/kernel/subgraph/run-subgraph";
import { startExample } from "./app.js";
import { readExampleConfig } from "./config.js";

await runSubgraph("example", readExampleConfig, startExample);
