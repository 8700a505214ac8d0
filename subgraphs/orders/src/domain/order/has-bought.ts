import { isUuid } from "@souk/kernel/values/uuid";
import type { OrderListStore } from "./order-list-store.js";

export interface BoughtProduct {
  readonly buyerId: string;
  readonly productId: string;
}

/** Returns whether the buyer has a paid order with this product that was neither cancelled nor refunded as a whole. */
export function hasBought({ store }: { readonly store: Pick<OrderListStore, "hasBought"> }) {
  return async ({ buyerId, productId }: BoughtProduct): Promise<boolean> =>
    [buyerId, productId].every(isUuid) && store.hasBought(buyerId, productId);
}
