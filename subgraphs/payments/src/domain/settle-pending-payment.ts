import { ProviderUnavailableError } from "./payment-provider.js";
import { settlePayment, type SettlePaymentParts } from "./settle-payment.js";

/** What the job does for a payment whose answer was lost. Throws ProviderUnavailableError until there is one. */
export function settlePendingPayment(parts: SettlePaymentParts) {
  const settle = settlePayment(parts);
  return async (paymentId: string): Promise<void> => {
    const payment = await parts.payments.findPayment(paymentId);
    if (payment?.status !== "PENDING") return;
    const settled = await settle(payment, { isNew: false });
    if (settled.status === "PENDING") throw new ProviderUnavailableError();
  };
}
