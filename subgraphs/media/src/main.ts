import "@souk/kernel/process/node-version";
import { runSubgraph } from "@souk/kernel/subgraph/run-subgraph";
import { startMedia } from "./app.js";
import { readMediaConfig } from "./config.js";
import { mediaDatabase } from "./store/database-definition.js";

await runSubgraph("media", readMediaConfig, startMedia, ({ database }) => ({ ...mediaDatabase, settings: database }));
