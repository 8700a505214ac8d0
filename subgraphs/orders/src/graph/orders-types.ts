import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import { PersonalDataResolver } from "@souk/kernel/graph/personal-data-resolver";
import type { GraphTypes } from "@souk/kernel/graph/subgraph-schema";
import { ClaimResolver } from "./claim-resolver.js";
import { OrderResolver } from "./order-resolver.js";
import { RepairResolver } from "./repair-resolver.js";
import { UnfinishedOrdersResolver } from "./unfinished-orders-resolver.js";

export const ordersTypes: GraphTypes = {
  resolvers: [
    OrderResolver,
    RepairResolver,
    ClaimResolver,
    OutboxResolver,
    PersonalDataResolver,
    UnfinishedOrdersResolver,
  ],
  orphanedTypes: [],
};
