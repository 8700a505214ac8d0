import type { Clock } from "@souk/kernel/values/clock";
import type { PaymentStore } from "../charge/payment-store.js";
import type { RefundStore } from "../refund/refund-store.js";
import type { WebhookStore } from "./webhook-store.js";
import type { EventSubject } from "./webhook.js";

export interface HandleWebhookDependencies {
  readonly payments: PaymentStore;
  readonly refunds: RefundStore;
  readonly webhooks: WebhookStore;
  readonly clock: Clock;
  readonly settlePendingPayment: (paymentId: string) => Promise<void>;
  readonly settlePendingRefund: (refundId: string) => Promise<void>;
}

/**
 * Handles a stored webhook in a job: if its payment or refund is still PENDING, the provider is asked for the outcome.
 * The event's own statement is not trusted, so the order, delay and repetition of events do not matter.
 */
export function handleWebhook(deps: HandleWebhookDependencies) {
  const { webhooks, clock } = deps;
  return async (provider: string, eventId: string): Promise<void> => {
    const event = await webhooks.findEvent(provider, eventId);
    if (event?.subject) await settleSubject(event.subject, provider, deps);
    await webhooks.recordHandled(provider, eventId, clock.now());
  };
}

async function settleSubject(
  subject: EventSubject,
  provider: string,
  { payments, refunds, settlePendingPayment, settlePendingRefund }: HandleWebhookDependencies,
): Promise<void> {
  switch (subject.kind) {
    case "charge": {
      const payment = await payments.findPaymentByKey(subject.idempotencyKey);
      if (payment?.provider === provider) await settlePendingPayment(payment.id);
      break;
    }
    case "providerOrder": {
      const payment = await payments.findPaymentByProviderOrder(provider, subject.providerOrderId);
      if (payment) await settlePendingPayment(payment.id);
      break;
    }
    case "refund": {
      const refund = await refunds.findRefundByKey(subject.idempotencyKey);
      if (refund?.provider === provider) await settlePendingRefund(refund.id);
    }
  }
}
