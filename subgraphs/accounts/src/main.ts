import "@souk/kernel/process/node-version";
import { runSubgraph } from "@souk/kernel/subgraph/run-subgraph";
import { startAccounts } from "./app.js";
import { readAccountsConfig } from "./config.js";
import { accountsDatabase } from "./store/database-definition.js";

await runSubgraph("accounts", readAccountsConfig, startAccounts, ({ database }) => ({
  ...accountsDatabase,
  settings: database,
}));
