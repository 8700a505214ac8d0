import type { OutboxJob } from "./order-store.js";

/**
 * Returns the job of a refund. It replaces a pending job of the same refund, together with that job's growing pauses.
 */
export function refundJob(refundId: string): OutboxJob {
  return { task: "settleRefund", data: { refundId }, options: { key: `settleRefund:${refundId}` } };
}
