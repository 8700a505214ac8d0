import type { ReferenceResolver } from "@souk/kernel/graph/federation-fields";
import type { OrdersDomain } from "../domain/orders-domain.js";
import { orderTypeFrom } from "./order/order-type.js";
import { userOrdersOf } from "./order/user-orders-type.js";

/** Resolves an order by its key, for viewers who may see it. */
export function ordersReferences(domain: OrdersDomain): Record<string, ReferenceResolver> {
  return {
    /** Resolves any user id; only accounts knows whether the user exists. */
    User: ({ id }) => userOrdersOf(id),
    Order: async ({ id }, { viewer }) => {
      const outcome = await domain.findOrder({ id }, viewer);
      return outcome.kind === "found" && outcome.order ? orderTypeFrom(outcome.order) : null;
    },
  };
}
