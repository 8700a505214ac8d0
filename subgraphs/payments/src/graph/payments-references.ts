import type { ReferenceResolver } from "@souk/kernel/graph/subgraph-schema";
import { isUuid } from "@souk/kernel/uuid";
import { orderStub } from "./order-stub.js";

/** Whether there is such an order is known to orders alone; one that is not there has no payments. */
export const paymentsReferences: Record<string, ReferenceResolver> = {
  Order: ({ id }) => (isUuid(id) ? orderStub(id) : null),
};
