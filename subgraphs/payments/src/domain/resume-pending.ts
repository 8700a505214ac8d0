import type { Clock } from "@souk/kernel/values/clock";
import type { PaymentStore } from "./charge/payment-store.js";
import type { RefundStore } from "./refund/refund-store.js";

const maxResumed = 10_000;
/** Delay in milliseconds before the job runs, so that a payment in progress on another replica can finish by itself. */
const headStartMs = 5000;

export interface ResumePendingDependencies {
  readonly payments: PaymentStore;
  readonly refunds: RefundStore;
  readonly clock: Clock;
}

/**
 * Runs at every start and every minute. A process that was killed or lost its database may leave payments and refunds
 * without the provider's answer and without a job. This enqueues their jobs, oldest first.
 */
export function resumePending({ payments, refunds, clock }: ResumePendingDependencies) {
  return async (): Promise<void> => {
    const runAt = new Date(clock.now().getTime() + headStartMs);
    await payments.enqueueSettling(await payments.listPendingPaymentIds(maxResumed), runAt);
    await refunds.enqueueRefunding(await refunds.listPendingRefundIds(maxResumed), runAt);
  };
}
