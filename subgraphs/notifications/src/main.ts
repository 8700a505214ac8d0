import "@souk/kernel/process/node-version";
import { runSubgraph } from "@souk/kernel/subgraph/run-subgraph";
import { startNotifications } from "./app.js";
import { readNotificationsConfig } from "./config.js";
import { notificationsDatabase } from "./store/database-definition.js";

await runSubgraph("notifications", readNotificationsConfig, startNotifications, ({ database }) => ({
  ...notificationsDatabase,
  settings: database,
}));
