import type { Clock } from "@souk/kernel/clock";
import type { OrderStore } from "./order-store.js";
import { refundJob } from "./refund-job.js";

/** What is younger is on its way, or tried again soon by itself. */
const patienceMs = 30_000;
const limit = 1000;

/**
 * Every minute: after a long outage the pauses between the tries of a job have grown to minutes and hours, and a buyer's money
 * should not wait for that. Oldest first.
 */
export function resumeRefunds({ store, clock }: { readonly store: OrderStore; readonly clock: Clock }) {
  return async (): Promise<void> => {
    const refundIds = await store.openRefundIds(new Date(clock.now().getTime() - patienceMs), limit);
    await store.enqueue(refundIds.map(refundJob));
  };
}
