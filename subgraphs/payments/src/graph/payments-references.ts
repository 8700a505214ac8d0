import type { ReferenceResolver } from "@souk/kernel/graph/federation-fields";
import { isUuid } from "@souk/kernel/values/uuid";
import { orderStub } from "./order-stub.js";

/** Resolves any order id: only the orders subgraph knows whether the order exists. An unknown order has no payments. */
export const paymentsReferences: Record<string, ReferenceResolver> = {
  Order: ({ id }) => (isUuid(id) ? orderStub(id) : null),
};
