import type { OutboxJob } from "./order-store.js";

/** One for each refund: a later one takes the place, and the growing pauses, of the earlier. */
export function refundJob(refundId: string): OutboxJob {
  return { task: "settleRefund", data: { refundId }, options: { key: `settleRefund:${refundId}` } };
}
