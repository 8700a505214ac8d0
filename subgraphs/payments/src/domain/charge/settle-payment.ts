import type { Clock } from "@souk/kernel/values/clock";
import { answerOrLost, requestFromProvider } from "../providers/request-from-provider.js";
import { type BuyerAction, type ChargeRequest, ProviderUnavailableError } from "../providers/payment-provider.js";
import type { PaymentProviders } from "../providers/payment-providers.js";
import type { PaymentStore } from "./payment-store.js";
import type { Payment, PendingPayment } from "./payment.js";
import type { OrdersPeer } from "../peers.js";

export interface SettlePaymentDependencies {
  readonly payments: PaymentStore;
  readonly providers: PaymentProviders;
  readonly clock: Clock;
  readonly pause: (milliseconds: number) => Promise<unknown>;
  /** Time limit in seconds for an action that the provider requires from the buyer. */
  readonly actionSeconds: number;
}

/**
 * Asks the provider about a PENDING payment and stores the answer. It is safe to repeat and to run concurrently,
 * because the provider uses the idempotency key. Returns the payment still PENDING when the provider does not answer,
 * and with the buyer's action when the provider waits for one. A payment whose action is not completed in time is
 * cancelled.
 */
export function settlePayment(deps: SettlePaymentDependencies) {
  const { payments, providers, clock, pause, actionSeconds } = deps;
  const cancel = cancelPayment(deps);
  return async (payment: PendingPayment, { isNew }: { isNew: boolean }): Promise<Payment> => {
    const send = async () => providers.named(payment.provider).charge(chargeRequest(payment));
    const find = async () => providers.named(payment.provider).find(payment.idempotencyKey);
    const answer = await requestFromProvider({ isNew, send, find }, pause);
    if (!answer || answer.kind === "underWay") return payment;
    if (answer.kind === "actionRequired") return waitForBuyer(payment, answer);
    // The first caller still waits for this answer. In later calls nobody may be waiting, so orders is notified.
    return payments.recordAnswer(payment.id, answer, { at: clock.now(), notifiesOrders: !isNew });
  };

  async function waitForBuyer(
    payment: PendingPayment,
    { clientSecret, url, publicKey, providerOrderId }: BuyerAction,
  ): Promise<Payment> {
    const now = clock.now();
    const actionSince = payment.actionSince ?? now;
    if (payment.actionSince === null) await payments.recordAction(payment.id, { at: now, providerOrderId });
    const expiresAt = new Date(actionSince.getTime() + actionSeconds * 1000);
    if (now >= expiresAt) return cancel(payment);
    return { ...payment, actionSince, action: { clientSecret, url, publicKey, providerOrderId, expiresAt } };
  }
}

/**
 * Cancels a PENDING payment at its provider and stores the provider's answer, which may be success if the buyer was
 * faster. The payment stays PENDING when there is no answer.
 */
export function cancelPayment({ payments, providers, clock }: SettlePaymentDependencies) {
  return async (payment: PendingPayment, { notifiesOrders = true } = {}): Promise<Payment> => {
    const answer = await answerOrLost(async () => providers.named(payment.provider).cancel(chargeRequest(payment)));
    if (!answer || answer.kind === "underWay") return payment;
    return payments.recordAnswer(payment.id, answer, { at: clock.now(), notifiesOrders });
  };
}

function chargeRequest(payment: PendingPayment): ChargeRequest {
  const { idempotencyKey, cardToken, amount, orderNumber, isCapturedLater } = payment;
  return { idempotencyKey, cardToken, amount, description: `Order ${orderNumber}`, isCapturedLater };
}

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

/** Notifies orders in a job that an authorization ends soon, or has ended. */
export function notifyOrdersOfEnd({ payments, orders }: NotifyOrdersOfPaymentDependencies) {
  return async (paymentId: string): Promise<void> => {
    const payment = await payments.findPayment(paymentId);
    if (!payment?.authorization || (payment.status !== "AUTHORIZED" && payment.status !== "EXPIRED")) return;
    const { orderId, authorization, status } = payment;
    const { endsAt } = authorization;
    await orders.authorizationEnds({ paymentId, orderId, endsAt, hasEnded: status === "EXPIRED" });
  };
}

export interface NotifyOrdersOfPaymentDependencies {
  readonly payments: PaymentStore;
  readonly orders: OrdersPeer;
}

/** Notifies orders in a job when a PENDING payment is settled, so that orders need not poll. */
export function notifyOrdersOfPayment({ payments, orders }: NotifyOrdersOfPaymentDependencies) {
  return async (paymentId: string): Promise<void> => {
    const payment = await payments.findPayment(paymentId);
    if (!payment || payment.status === "PENDING") return;
    const { orderId } = payment;
    await orders.paymentSettled(
      payment.status === "FAILED"
        ? { paymentId, orderId, outcome: "FAILED", declineCode: payment.declineCode }
        : {
            paymentId,
            orderId,
            outcome: "SUCCEEDED",
            declineCode: null,
            // absent otherwise: orders of an earlier release does not know it
            ...(payment.status === "AUTHORIZED" ? { isAuthorized: true } : {}),
          },
    );
  };
}
