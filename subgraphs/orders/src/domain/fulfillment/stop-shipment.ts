import type { Clock } from "@souk/kernel/values/clock";
import type { CartLine, OrderPeers } from "../peers.js";
import type { OrderStore } from "../order-store.js";
import type { OutboxJob } from "../outbox-job.js";

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

/** The outbox still cancels younger ones itself. */
const graceMs = 60_000;
const limit = 1000;

/**
 * Runs every minute: cancels pending shipments of closed orders, oldest first. Earlier releases left such shipments
 * when an order was cancelled during a refund.
 */
export function stopOpenShipments({ store, clock }: { readonly store: OrderStore; readonly clock: Clock }) {
  return async (): Promise<void> => {
    const orderIds = await store.openShipmentsOfClosed(new Date(clock.now().getTime() - graceMs), limit);
    await store.enqueue(orderIds.map(openShipmentJob));
  };
}

/**
 * Returns the job of an order; there is one per order. It returns no stock, because the refund or the cancellation does
 * that.
 */
export function openShipmentJob(orderId: string): OutboxJob {
  const data: StoppedShipment = { orderId, returns: [] };
  return { task: "stopShipment", data, options: { key: `stopOpenShipment:${orderId}` } };
}
