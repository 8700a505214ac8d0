import type { Clock } from "@souk/kernel/clock";
import type { PaymentStore } from "./payment-store.js";
import type { RefundStore } from "./refund-store.js";
import type { WebhookStore } from "./webhook-store.js";
import type { ProviderEvent } from "./webhook.js";

export interface HandleWebhookParts {
  readonly payments: PaymentStore;
  readonly refunds: RefundStore;
  readonly webhooks: WebhookStore;
  readonly clock: Clock;
  readonly settlePendingPayment: (paymentId: string) => Promise<void>;
  readonly settlePendingRefund: (refundId: string) => Promise<void>;
}

/**
 * What the job does for a stored webhook: where the payment or refund that it is about is still PENDING, the provider is asked.
 * The event's own word for it is not taken, so it does not matter in which order, how late and how often events come.
 */
export function handleWebhook(parts: HandleWebhookParts) {
  const { webhooks, clock } = parts;
  return async (provider: string, eventId: string): Promise<void> => {
    const event = await webhooks.findEvent(provider, eventId);
    if (event?.subject) await settleSubject(event.subject, provider, parts);
    await webhooks.recordHandled(provider, eventId, clock.now());
  };
}

async function settleSubject(
  { kind, idempotencyKey }: NonNullable<ProviderEvent["subject"]>,
  provider: string,
  { payments, refunds, settlePendingPayment, settlePendingRefund }: HandleWebhookParts,
): Promise<void> {
  if (kind === "charge") {
    const payment = await payments.findPaymentByKey(idempotencyKey);
    if (payment?.provider === provider) await settlePendingPayment(payment.id);
  } else {
    const refund = await refunds.findRefundByKey(idempotencyKey);
    if (refund?.provider === provider) await settlePendingRefund(refund.id);
  }
}
