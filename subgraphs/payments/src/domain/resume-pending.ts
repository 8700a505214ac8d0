import type { Clock } from "@souk/kernel/clock";
import type { PaymentStore } from "./payment-store.js";
import type { RefundStore } from "./refund-store.js";

const maxResumed = 10_000;
/** Payments that another replica has under way right now get the time to end by themselves. */
const headStartMs = 5000;

export interface ResumePendingParts {
  readonly payments: PaymentStore;
  readonly refunds: RefundStore;
  readonly clock: Clock;
}

/**
 * At every start, and every minute: a process that was killed, or lost its database, may have left payments and refunds
 * without the provider's answer and without a job that asks for it. Oldest first.
 */
export function resumePending({ payments, refunds, clock }: ResumePendingParts) {
  return async (): Promise<void> => {
    const runAt = new Date(clock.now().getTime() + headStartMs);
    await payments.enqueueSettling(await payments.listPendingPaymentIds(maxResumed), runAt);
    await refunds.enqueueRefunding(await refunds.listPendingRefundIds(maxResumed), runAt);
  };
}
