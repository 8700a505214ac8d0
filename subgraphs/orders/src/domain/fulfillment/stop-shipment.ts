import type { CartLine, OrderPeers } from "../order-peers.js";
import type { OutboxJob } from "../order-store.js";

/** Goods that return to stock, once per event. */
export interface StockReturn {
  readonly eventId: string;
  readonly orderId: string;
  readonly lines: readonly CartLine[];
}

export interface StoppedShipment {
  readonly orderId: string;
  /** The goods that return to stock if they have not left. */
  readonly returns: readonly StockReturn[];
}

export function stopShipmentJob(orderId: string, returns: readonly StockReturn[]): OutboxJob {
  return { task: "stopShipment", data: { orderId, returns } satisfies StoppedShipment };
}

/**
 * Cancels an order's shipment. Shipping decides whether the goods have left; if not, they return to stock immediately.
 * Idempotent. Throws ServiceUnavailableError.
 */
export function stopShipment({ peers }: { readonly peers: Pick<OrderPeers, "shipping" | "inventory"> }) {
  return async ({ orderId, returns }: StoppedShipment): Promise<void> => {
    const isStopped = await peers.shipping.cancelShipment(`cancel:${orderId}`, orderId, "the order was cancelled");
    if (!isStopped) return;
    for (const { eventId, lines } of returns) await peers.inventory.returnStock(eventId, orderId, lines);
  };
}
