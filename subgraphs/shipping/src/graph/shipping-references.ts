import type { ReferenceResolver } from "@souk/kernel/graph/subgraph-schema";
import { orderStub } from "./order-stub.js";

/** An order is there for whoever names it; its shipments are looked up by its field. */
export function shippingReferences(): Record<string, ReferenceResolver> {
  return { Order: ({ id }) => orderStub(id) };
}
