import type { Clock } from "@souk/kernel/values/clock";
import type { OrderStore } from "./order-store.js";
import { refundJob } from "./refund-job.js";

/** A younger refund is in progress, or is retried soon by its own job. */
const patienceMs = 30_000;
const limit = 1000;

/**
 * Runs every minute: retries open refunds, oldest first. After a long outage the pauses between a job's attempts have
 * grown to minutes and hours, and a buyer's refund should not wait that long.
 */
export function resumeRefunds({ store, clock }: { readonly store: OrderStore; readonly clock: Clock }) {
  return async (): Promise<void> => {
    const refundIds = await store.openRefundIds(new Date(clock.now().getTime() - patienceMs), limit);
    await store.enqueue(refundIds.map(refundJob));
  };
}
