import type { Clock } from "@souk/kernel/clock";
import { askProvider } from "./ask-provider.js";
import type { ChargeRequest } from "./payment-provider.js";
import type { PaymentProviders } from "./payment-providers.js";
import type { PaymentStore } from "./payment-store.js";
import type { Payment, PendingPayment } from "./payment.js";

export interface SettlePaymentParts {
  readonly payments: PaymentStore;
  readonly providers: PaymentProviders;
  readonly clock: Clock;
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/**
 * Gets the provider's answer to a PENDING payment and writes it down. Safe to repeat and to run twice at once, since
 * the provider goes by the idempotency key. Answers with the payment still PENDING when the provider does not.
 */
export function settlePayment({ payments, providers, clock, pause }: SettlePaymentParts) {
  return async (payment: PendingPayment, { isNew }: { isNew: boolean }): Promise<Payment> => {
    const send = async () => providers.named(payment.provider).charge(chargeRequest(payment));
    const find = async () => providers.named(payment.provider).find(payment.idempotencyKey);
    const answer = await askProvider({ isNew, send, find }, pause);
    if (!answer || answer.kind === "underWay") return payment;
    if (answer.kind === "actionRequired")
      return { ...payment, action: { clientSecret: answer.clientSecret, url: answer.url } };
    // whoever sent it the first time is still waiting for what we answer; later nobody may be
    return payments.recordAnswer(payment.id, answer, { at: clock.now(), tellsOrders: !isNew });
  };
}

function chargeRequest({ idempotencyKey, cardToken, amount, orderNumber }: PendingPayment): ChargeRequest {
  return { idempotencyKey, cardToken, amount, description: `Order ${orderNumber}` };
}
