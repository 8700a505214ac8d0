import type { ReferenceResolver } from "@souk/kernel/graph/subgraph-schema";
import type { OrdersDomain } from "../domain/orders-domain.js";
import { orderTypeFrom } from "./order-type.js";
import { userOrdersOf } from "./user-orders-type.js";

/** An order by its key, for those who may see it. */
export function ordersReferences(domain: OrdersDomain): Record<string, ReferenceResolver> {
  return {
    /** Any user: whether there is one is for accounts to know. */
    User: ({ id }) => userOrdersOf(id),
    Order: async ({ id }, { viewer }) => {
      const outcome = await domain.findOrder({ id }, viewer);
      return outcome.kind === "found" && outcome.order ? orderTypeFrom(outcome.order) : null;
    },
  };
}
