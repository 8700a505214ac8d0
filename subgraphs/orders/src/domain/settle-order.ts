import type { CloseParts } from "./close-order.js";
import type { CartLine } from "./order-peers.js";
import { settleStock } from "./settle-stock.js";

/** A paid order, as far as stock and the buyer's cart are concerned. */
export interface Settlement {
  readonly orderId: string;
  readonly buyerId: string;
  readonly lines: readonly CartLine[];
}

/** Takes what was paid out of stock and off the cart. Harmless to repeat. Throws ServiceUnavailableError. */
export function settleOrder(parts: CloseParts) {
  const takeStock = settleStock(parts);
  return async ({ orderId, buyerId, lines }: Settlement): Promise<void> => {
    await Promise.all([takeStock(orderId), parts.peers.carts.removeBought(orderId, buyerId, lines)]);
  };
}
