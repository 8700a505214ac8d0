import "@souk/kernel/node-version";
import { runSubgraph } from "@souk/kernel/run-subgraph";
import { startAccounts } from "./app.js";
import { readAccountsConfig } from "./config.js";

await runSubgraph("accounts", readAccountsConfig, startAccounts);
