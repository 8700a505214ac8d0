import { cancelUnpaid } from "./cancel-order.js";
import type { CloseParts } from "./close-order.js";
import { findPayment } from "./find-payment.js";
import type { OutboxJob } from "./order-store.js";

/** Names the job that ends an unpaid order, so that it goes once the order is paid. */
export function expiryKey(orderId: string): string {
  return `expire:${orderId}`;
}

export function expiryJob(orderId: string, placedAt: Date, unpaidOrderSeconds: number): OutboxJob {
  const runAt = new Date(placedAt.getTime() + unpaidOrderSeconds * 1000);
  return { task: "expireOrder", data: { orderId }, options: { key: expiryKey(orderId), runAt } };
}

/**
 * Ends an order whose time to pay is over. One that was paid or closed by then stays as it is; one whose payment is open is
 * left until it is known (throws, so that the outbox asks again).
 */
export function expireOrder(parts: CloseParts) {
  const cancel = cancelUnpaid(parts);
  const find = findPayment(parts);
  return async (orderId: string): Promise<void> => {
    await find(orderId);
    const order = await parts.store.findOrder("id", orderId);
    if (order?.status === "CREATED") await cancel(order, "time", "not paid in time");
  };
}
