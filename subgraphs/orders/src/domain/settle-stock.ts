import { closePaidOrder, returnEventOf, type CloseParts } from "./close-order.js";
import { physicalLines, type Order } from "./order.js";

/**
 * Takes a paid order's goods out of stock. A reservation that had expired is made anew; when the goods are gone by then, the
 * order ends and its money goes back: better told than sold twice. Throws ServiceUnavailableError.
 */
export function settleStock(parts: CloseParts) {
  const { store, peers } = parts;
  const close = closePaidOrder(parts);
  return async (orderId: string): Promise<void> => {
    if (await peers.inventory.commit(orderId)) return;
    const order = await store.findOrder("id", orderId);
    if (order?.status !== "PAID") return;
    const goods = physicalLines(order.lines);
    if (goods.length === 0) return;
    const { shortages } = await peers.inventory.reserve(orderId, goods);
    const taken = shortages.length === 0 && (await peers.inventory.commit(orderId));
    if (taken) await returnWhatWentBack(orderId);
    else await close(order, { actor: "checkout", reason: "sold out before the payment was known" });
  };

  /** Its money may have gone back between the look at the order and the commit; what goes with that found nothing to return. */
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
