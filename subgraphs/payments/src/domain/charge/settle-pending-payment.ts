import { ProviderUnavailableError } from "../providers/payment-provider.js";
import { settlePayment, type SettlePaymentDependencies } from "./settle-payment.js";

/**
 * Settles a PENDING payment in a job. Throws ProviderUnavailableError until the provider answers. If the provider waits
 * for the buyer, the job asks again when the buyer's time is over; webhooks and the schedule may ask earlier.
 */
export function settlePendingPayment(deps: SettlePaymentDependencies) {
  const settle = settlePayment(deps);
  return async (paymentId: string): Promise<void> => {
    const payment = await deps.payments.findPayment(paymentId);
    if (payment?.status !== "PENDING") return;
    const settled = await settle(payment, { isNew: false });
    if (settled.status !== "PENDING") return;
    if (!settled.action) throw new ProviderUnavailableError();
    await deps.payments.enqueueSettling([paymentId], settled.action.expiresAt);
  };
}
