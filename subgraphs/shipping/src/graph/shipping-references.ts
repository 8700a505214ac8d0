import type { ReferenceResolver } from "@souk/kernel/graph/subgraph-schema";
import { CartShippingType } from "./cart-shipping-type.js";
import { orderStub } from "./order-stub.js";

/** An order is there for whoever names it; its shipments are looked up by its field. A cart is what comes along with it. */
export function shippingReferences(): Record<string, ReferenceResolver> {
  return {
    Order: ({ id }) => orderStub(id),
    Cart: (reference) => Object.assign(new CartShippingType(), reference),
  };
}
