import { ProviderUnavailableError } from "./payment-provider.js";
import { settlePayment, type SettlePaymentParts } from "./settle-payment.js";

/**
 * What the job does for a payment that is PENDING. Throws ProviderUnavailableError until there is an answer; where the
 * provider waits for the buyer it is asked again when the buyer's time is over, besides what webhooks and the schedule ask.
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
