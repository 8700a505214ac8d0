import type { ReferenceResolver } from "@souk/kernel/graph/federation-fields";
import { CartShippingType } from "./rate/cart-shipping-type.js";
import { orderStub } from "./order-stub.js";

/**
 * Resolves any order id; the `shipments` field looks up its shipments. A cart consists of the fields of its reference.
 */
export function shippingReferences(): Record<string, ReferenceResolver> {
  return {
    Order: ({ id }) => orderStub(id),
    Cart: (reference) => Object.assign(new CartShippingType(), reference),
  };
}
