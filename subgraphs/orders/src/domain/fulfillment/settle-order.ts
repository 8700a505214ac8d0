import type { CloseParts } from "../refund/refund-jobs.js";
import { physicalLines } from "../order/order.js";
import { stockCommitted } from "../order/order-events.js";
import type { CartLine } from "../order-peers.js";
import { settleStock } from "../settle-stock.js";

/** The data of a paid order that is needed to update stock and the buyer's cart. */
export interface Settlement {
  readonly orderId: string;
  readonly buyerId: string;
  readonly lines: readonly CartLine[];
}

/** Takes the paid lines from stock and from the cart; idempotent. Throws ServiceUnavailableError. */
export function settleOrder(parts: CloseParts) {
  const takeStock = settleStock(parts);
  return async ({ orderId, buyerId, lines }: Settlement): Promise<"committed" | "notCommitted"> => {
    const [isTaken] = await Promise.all([takeStock(orderId), parts.peers.carts.removeBought(orderId, buyerId, lines)]);
    return isTaken ? "committed" : "notCommitted";
  };
}

/** Same as `settleOrder`, from the outbox, if the request that paid the order could not do it. */
export function settleLater(parts: CloseParts) {
  const settle = settleOrder(parts);
  return async (settlement: Settlement): Promise<void> => {
    const { orderId } = settlement;
    const settled = await settle(settlement);
    const order = settled === "committed" ? await parts.store.findOrder("id", orderId) : null;
    if (order && physicalLines(order.lines).length > 0)
      await parts.store.noteEvent({ ...stockCommitted(parts.clock.now()), orderId });
  };
}
