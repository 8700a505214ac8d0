import type { Clock } from "@souk/kernel/values/clock";
import { requestFromProvider } from "../providers/request-from-provider.js";
import { capturer, type RefundRequest, ProviderUnavailableError } from "../providers/payment-provider.js";
import type { PaymentProviders } from "../providers/payment-providers.js";
import type { RefundStore } from "./refund-store.js";
import type { PendingRefund, Refund } from "./refund.js";
import type { OrdersPeer } from "../peers.js";

export interface SettleRefundDependencies {
  readonly refunds: RefundStore;
  readonly providers: PaymentProviders;
  readonly clock: Clock;
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/**
 * Asks the provider about a PENDING refund and stores the answer. Like `settlePayment`, it is safe to repeat. For money
 * that was only authorized, the provider is asked once nothing is left to capture.
 */
export function settleRefund({ refunds, providers, clock, pause }: SettleRefundDependencies) {
  return async (refund: PendingRefund, { isNew }: { isNew: boolean }): Promise<Refund> => {
    const request = refundRequest(refund);
    const send = async () => {
      const provider = providers.named(refund.provider);
      if (refund.endsAuthorization) await capturer(provider).release(refund);
      return request.amount.amountMinor > 0 ? provider.refund(request) : releasedAnswer;
    };
    const find = async () =>
      request.amount.amountMinor > 0 ? providers.named(refund.provider).findRefund(request) : null;
    const answer = await requestFromProvider({ isNew, send, find }, pause);
    if (!answer || answer.kind === "underWay") return refund;
    // The first caller still waits for this answer. In later calls nobody may be waiting, so orders is notified.
    return refunds.recordRefundAnswer(refund.id, answer, { at: clock.now(), notifiesOrders: !isNew });
  };
}

/** The answer where no money moves. */
const releasedAnswer = { kind: "refunded", providerReference: "released" } as const;

function refundRequest({ idempotencyKey, chargeReference, amount, released }: PendingRefund): RefundRequest {
  const { amountMinor, currency } = amount;
  return { idempotencyKey, chargeReference, amount: { amountMinor: amountMinor - released.amountMinor, currency } };
}

/** Settles a refund whose answer was lost, in a job. Throws ProviderUnavailableError until the provider answers. */
export function settlePendingRefund(deps: SettleRefundDependencies) {
  const settle = settleRefund(deps);
  return async (refundId: string): Promise<void> => {
    const refund = await deps.refunds.findRefund(refundId);
    if (refund?.status !== "PENDING") return;
    const settled = await settle(refund, { isNew: false });
    if (settled.status === "PENDING") throw new ProviderUnavailableError();
  };
}

export interface NotifyOrdersOfRefundDependencies {
  readonly refunds: RefundStore;
  readonly orders: OrdersPeer;
}

/** Notifies orders in a job when a PENDING refund is settled. */
export function notifyOrdersOfRefund({ refunds, orders }: NotifyOrdersOfRefundDependencies) {
  return async (refundId: string): Promise<void> => {
    const refund = await refunds.findRefund(refundId);
    if (!refund || refund.status === "PENDING") return;
    const { idempotencyKey, orderId, status: outcome } = refund;
    await orders.refundSettled({ refundId: idempotencyKey, orderId, outcome });
  };
}
