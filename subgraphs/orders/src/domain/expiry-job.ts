import type { OutboxJob } from "./order-store.js";

/** Names the job that ends an unpaid order, so that it goes once the order is paid. */
export function expiryKey(orderId: string): string {
  return `expire:${orderId}`;
}

export function expiryJob(orderId: string, placedAt: Date, unpaidOrderSeconds: number): OutboxJob {
  const runAt = new Date(placedAt.getTime() + unpaidOrderSeconds * 1000);
  return { task: "expireOrder", data: { orderId }, options: { key: expiryKey(orderId), isNewKey: true, runAt } };
}
