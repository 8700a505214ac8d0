import { ProviderUnavailableError } from "../providers/payment-provider.js";
import { settlePayment, type SettlePaymentParts } from "./settle-payment.js";

/**
 * Settles a PENDING payment in a job. Throws ProviderUnavailableError until the provider answers. If the provider waits
 * for the buyer, the job asks again when the buyer's time is over; webhooks and the schedule may ask earlier.
 */
export function settlePendingPayment(parts: SettlePaymentParts) {
  const settle = settlePayment(parts);
  return async (paymentId: string): Promise<void> => {
    const payment = await parts.payments.findPayment(paymentId);
    if (payment?.status !== "PENDING") return;
    const settled = await settle(payment, { isNew: false });
    if (settled.status !== "PENDING") return;
    if (!settled.action) throw new ProviderUnavailableError();
    await parts.payments.enqueueSettling([paymentId], settled.action.expiresAt);
  };
}
