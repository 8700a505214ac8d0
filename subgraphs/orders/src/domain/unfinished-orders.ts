import { isUuid } from "@souk/kernel/values/uuid";
import type { OrderStore } from "./order-store.js";

const maxNumbers = 20;

/** Returns the numbers of orders with outstanding goods or money, oldest first, at most 20. */
export function unfinishedOrders({ store }: { readonly store: Pick<OrderStore, "unfinishedOf"> }) {
  return async (buyerId: string): Promise<readonly string[]> =>
    isUuid(buyerId) ? store.unfinishedOf(buyerId, maxNumbers) : [];
}
