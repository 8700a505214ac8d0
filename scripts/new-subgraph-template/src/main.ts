import "@souk/kernel/process/node-version";
import { runSubgraph } from "@souk/kernel/subgraph/run-subgraph";
import { startExample } from "./app.js";
import { readExampleConfig } from "./config.js";
import { exampleDatabase } from "./store/database-definition.js";

await runSubgraph("example", readExampleConfig, startExample, ({ database }) => ({ ...exampleDatabase, settings: database }));
