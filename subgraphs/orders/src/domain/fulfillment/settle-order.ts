import type { OrderDeps } from "../order-deps.js";
import type { CartLine } from "../peers.js";
import { cancelPaid } from "../order/cancel-order.js";
import { stockCommitted } from "../order/order-events.js";
import { physicalLines, type Order } from "../order/order.js";
import { returnEventId } from "../refund/refund-jobs.js";

/** The data of a paid order that is needed to update stock and the buyer's cart. */
export interface Settlement {
  readonly orderId: string;
  readonly buyerId: string;
  readonly lines: readonly CartLine[];
}

/** Takes the paid lines from stock and from the cart; idempotent. Throws ServiceUnavailableError. */
export function settleOrder(deps: OrderDeps) {
  const takeStock = settleStock(deps);
  return async ({ orderId, buyerId, lines }: Settlement): Promise<"committed" | "notCommitted"> => {
    const [isTaken] = await Promise.all([takeStock(orderId), deps.peers.carts.removeBought(orderId, buyerId, lines)]);
    return isTaken ? "committed" : "notCommitted";
  };
}

/** Same as `settleOrder`, from the outbox, if the request that paid the order could not do it. */
export function settleLater(deps: OrderDeps) {
  const settle = settleOrder(deps);
  return async (settlement: Settlement): Promise<void> => {
    const { orderId } = settlement;
    const settled = await settle(settlement);
    const order = settled === "committed" ? await deps.store.findOrder("id", orderId) : null;
    if (order && physicalLines(order.lines).length > 0)
      await deps.store.recordEvent({ ...stockCommitted(deps.clock.now()), orderId });
  };
}

/**
 * Takes a paid order's goods from stock. Renews a reservation that has expired; if the goods are sold out by then,
 * cancels the order and refunds it instead of overselling. Returns false when no goods were taken. Throws
 * ServiceUnavailableError.
 */
export function settleStock(deps: OrderDeps) {
  const { store, peers } = deps;
  const cancel = cancelPaid(deps);
  return async (orderId: string): Promise<boolean> => {
    if (await peers.inventory.commit(orderId)) return true;
    const order = await store.findOrder("id", orderId);
    if (order?.status !== "PAID") return false;
    const goods = physicalLines(order.lines);
    if (goods.length === 0) return false;
    const { shortages } = await peers.inventory.reserve(orderId, goods);
    const committed = shortages.length === 0 && (await peers.inventory.commit(orderId));
    if (committed) await returnRefundedLines(orderId);
    else await cancel(order, { actor: "checkout", reason: "sold out before the payment was known" });
    return committed;
  };

  /**
   * Returns lines that were refunded between the read of the order and the commit; their own jobs found nothing to
   * return.
   */
  async function returnRefundedLines(orderId: string): Promise<void> {
    const order = await store.findOrder("id", orderId);
    for (const refund of order?.refunds ?? []) {
      const lines = refund.lines.filter(({ productId }) => isGoods(order, productId));
      if (lines.length > 0) await peers.inventory.returnStock(returnEventId(refund, orderId), orderId, lines);
    }
  }
}

function isGoods(order: Order | null, productId: string): boolean {
  return physicalLines(order?.lines ?? []).some((line) => line.productId === productId);
}
