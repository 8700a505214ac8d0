import "@souk/kernel/process/node-version";
import { runSubgraph } from "@souk/kernel/subgraph/run-subgraph";
import { startCart } from "./app.js";
import { readCartConfig } from "./config.js";
import { cartDatabase } from "./store/database-definition.js";

await runSubgraph("cart", readCartConfig, startCart, ({ store }) =>
  store.kind === "postgres" ? { ...cartDatabase, settings: store.database } : undefined,
);
