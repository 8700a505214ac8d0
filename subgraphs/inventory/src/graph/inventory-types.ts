import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import type { GraphTypes } from "@souk/kernel/graph/subgraph-schema";
import { ReservationResolver } from "./reservation-resolver.js";
import { StockLevelResolver } from "./stock-level-resolver.js";
import { StockMovementResolver } from "./stock-movement-resolver.js";
import { StockChangedResolver } from "./stock-changed-resolver.js";
import { StockResolver } from "./stock-resolver.js";

export const inventoryTypes: GraphTypes = {
  resolvers: [
    StockResolver,
    StockLevelResolver,
    StockMovementResolver,
    StockChangedResolver,
    ReservationResolver,
    OutboxResolver,
  ],
  orphanedTypes: [],
};
