import type { OutboxJob } from "./order-store.js";

/** Returns the key of the job that ends an unpaid order; the payment removes the job by this key. */
export function expiryKey(orderId: string): string {
  return `expire:${orderId}`;
}

export function expiryJob(orderId: string, placedAt: Date, unpaidOrderSeconds: number): OutboxJob {
  const runAt = new Date(placedAt.getTime() + unpaidOrderSeconds * 1000);
  return { task: "expireOrder", data: { orderId }, options: { key: expiryKey(orderId), isNewKey: true, runAt } };
}
