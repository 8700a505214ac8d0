import type { Clock } from "@souk/kernel/values/clock";
import type { OrderStore, OutboxJob } from "./order-store.js";
import type { StoppedShipment } from "./fulfillment/stop-shipment.js";

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
