import { closePaidOrder, returnEventOf, type CloseParts } from "./refund/refund-jobs.js";
import { physicalLines, type Order } from "./order/order.js";

/**
 * Takes a paid order's goods from stock. Renews a reservation that has expired; if the goods are sold out by then,
 * cancels the order and refunds it instead of overselling. Returns false when no goods were taken. Throws
 * ServiceUnavailableError.
 */
export function settleStock(parts: CloseParts) {
  const { store, peers } = parts;
  const close = closePaidOrder(parts);
  return async (orderId: string): Promise<boolean> => {
    if (await peers.inventory.commit(orderId)) return true;
    const order = await store.findOrder("id", orderId);
    if (order?.status !== "PAID") return false;
    const goods = physicalLines(order.lines);
    if (goods.length === 0) return false;
    const { shortages } = await peers.inventory.reserve(orderId, goods);
    const taken = shortages.length === 0 && (await peers.inventory.commit(orderId));
    if (taken) await returnWhatWentBack(orderId);
    else await close(order, { actor: "checkout", reason: "sold out before the payment was known" });
    return taken;
  };

  /**
   * Returns lines that were refunded between the read of the order and the commit; their own jobs found nothing to
   * return.
   */
  async function returnWhatWentBack(orderId: string): Promise<void> {
    const order = await store.findOrder("id", orderId);
    for (const refund of order?.refunds ?? []) {
      const lines = refund.lines.filter(({ productId }) => isGoods(order, productId));
      if (lines.length > 0) await peers.inventory.returnStock(returnEventOf(refund, orderId), orderId, lines);
    }
  }
}

function isGoods(order: Order | null, productId: string): boolean {
  return physicalLines(order?.lines ?? []).some((line) => line.productId === productId);
}
