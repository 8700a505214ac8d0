import { closePaidOrder, type CloseParts } from "./close-order.js";
import { physicalLines } from "./order.js";

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
    const shortages = await peers.inventory.reserve(orderId, goods);
    if (shortages.length === 0) {
      await peers.inventory.commit(orderId);
    } else {
      await close(order, "checkout", "sold out before the payment was known");
    }
  };
}
