import "@souk/kernel/node-version";
import { runSubgraph } from "@souk/kernel/run-subgraph";
import { startNotifications } from "./app.js";
import { readNotificationsConfig } from "./config.js";

await runSubgraph("notifications", readNotificationsConfig, startNotifications);
