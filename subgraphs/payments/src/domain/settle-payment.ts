import type { Clock } from "@souk/kernel/clock";
import { answerOrLost } from "./answer-or-lost.js";
import { askProvider } from "./ask-provider.js";
import type { BuyerAction, ChargeRequest } from "./payment-provider.js";
import type { PaymentProviders } from "./payment-providers.js";
import type { PaymentStore } from "./payment-store.js";
import type { Payment, PendingPayment } from "./payment.js";

export interface SettlePaymentParts {
  readonly payments: PaymentStore;
  readonly providers: PaymentProviders;
  readonly clock: Clock;
  readonly pause: (milliseconds: number) => Promise<unknown>;
  /** How long a buyer may take for what the provider asks for. */
  readonly actionSeconds: number;
}

/**
 * Gets the provider's answer to a PENDING payment and writes it down. Safe to repeat and to run twice at once, since
 * the provider goes by the idempotency key. Answers with the payment still PENDING when the provider does not, and with
 * what the buyer has to do where it waits for that. An action that is not done in time ends the payment.
 */
export function settlePayment({ payments, providers, clock, pause, actionSeconds }: SettlePaymentParts) {
  return async (payment: PendingPayment, { isNew }: { isNew: boolean }): Promise<Payment> => {
    const send = async () => providers.named(payment.provider).charge(chargeRequest(payment));
    const find = async () => providers.named(payment.provider).find(payment.idempotencyKey);
    const answer = await askProvider({ isNew, send, find }, pause);
    if (!answer || answer.kind === "underWay") return payment;
    if (answer.kind === "actionRequired") return waitForBuyer(payment, answer);
    // whoever sent it the first time is still waiting for what we answer; later nobody may be
    return payments.recordAnswer(payment.id, answer, { at: clock.now(), tellsOrders: !isNew });
  };

  async function waitForBuyer(
    payment: PendingPayment,
    { clientSecret, url, publicKey, providerOrderId }: BuyerAction,
  ): Promise<Payment> {
    const now = clock.now();
    const actionSince = payment.actionSince ?? now;
    if (payment.actionSince === null) await payments.recordAction(payment.id, { at: now, providerOrderId });
    const expiresAt = new Date(actionSince.getTime() + actionSeconds * 1000);
    if (now >= expiresAt) return abandon(payment);
    return { ...payment, actionSince, action: { clientSecret, url, publicKey, providerOrderId, expiresAt } };
  }

  /** Whatever the provider says to the cancellation holds: the buyer may have been faster. */
  async function abandon(payment: PendingPayment): Promise<Payment> {
    const answer = await answerOrLost(async () => providers.named(payment.provider).cancel(chargeRequest(payment)));
    if (!answer || answer.kind === "underWay") return payment;
    return payments.recordAnswer(payment.id, answer, { at: clock.now(), tellsOrders: true });
  }
}

function chargeRequest({ idempotencyKey, cardToken, amount, orderNumber }: PendingPayment): ChargeRequest {
  return { idempotencyKey, cardToken, amount, description: `Order ${orderNumber}` };
}
