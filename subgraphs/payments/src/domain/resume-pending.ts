import type { Clock } from "@souk/kernel/clock";
import type { PaymentStore } from "./payment-store.js";

const maxResumed = 10_000;
/** Payments that another replica has under way right now get the time to end by themselves. */
const headStartMs = 5000;

/** At every start: a process that was killed may have left payments without the provider's answer. Oldest first. */
export function resumePendingPayments({ payments, clock }: { payments: PaymentStore; clock: Clock }) {
  return async (): Promise<void> => {
    const ids = await payments.listPendingPaymentIds(maxResumed);
    await payments.enqueueSettling(ids, new Date(clock.now().getTime() + headStartMs));
  };
}
