import type { GraphTypes } from "@souk/kernel/graph/subgraph-schema";
import { OrderResolver } from "./order-resolver.js";

export const ordersTypes: GraphTypes = { resolvers: [OrderResolver], orphanedTypes: [] };
