import "@souk/kernel/process/node-version";
import { runSubgraph } from "@souk/kernel/subgraph/run-subgraph";
import { startNotifications } from "./app.js";
import { readNotificationsConfig } from "./config.js";

await runSubgraph("notifications", readNotificationsConfig, startNotifications);
