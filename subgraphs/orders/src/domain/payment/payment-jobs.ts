import { claimStaleMs } from "../idempotency/attempt.js";
import type { OutboxJob } from "../order-store.js";

/**
 * Returns the key of the job that completes the payment of an order. An order has one such job for all its attempts.
 */
export function resumeKey(orderId: string): string {
  return `resumePayment:${orderId}`;
}

/** `round`: the number of earlier requests to payments. */
export function resumeJob(orderId: string, runAt: Date, round = 0): OutboxJob {
  return { task: "resumePayment", data: { orderId, round }, options: { key: resumeKey(orderId), runAt } };
}

/**
 * Returns the job that is written before a charge. It first runs when the claim of a process that died immediately has
 * become stale. `isNewOrder`: the job is written together with the order, so no job with the key can exist.
 */
export function resumeJobOfAttempt(orderId: string, startedAt: Date, { isNewOrder = false } = {}): OutboxJob {
  const job = resumeJob(orderId, new Date(startedAt.getTime() + claimStaleMs));
  return { ...job, options: { ...job.options, isNewKey: isNewOrder } };
}
