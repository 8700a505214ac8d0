import type { Clock } from "@souk/kernel/clock";
import { askProvider } from "./ask-provider.js";
import type { RefundRequest } from "./payment-provider.js";
import type { PaymentProviders } from "./payment-providers.js";
import type { RefundStore } from "./refund-store.js";
import type { PendingRefund, Refund } from "./refund.js";

export interface SettleRefundParts {
  readonly refunds: RefundStore;
  readonly providers: PaymentProviders;
  readonly clock: Clock;
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/** As for payments: gets the provider's answer to a PENDING refund and writes it down, however often it is asked. */
export function settleRefund({ refunds, providers, clock, pause }: SettleRefundParts) {
  return async (refund: PendingRefund, { isNew }: { isNew: boolean }): Promise<Refund> => {
    const request = refundRequest(refund);
    const send = async () => providers.named(refund.provider).refund(request);
    const find = async () => providers.named(refund.provider).findRefund(request);
    const answer = await askProvider({ isNew, send, find }, pause);
    if (!answer || answer.kind === "underWay") return refund;
    // whoever sent it the first time is still waiting for what we answer; later nobody may be
    return refunds.recordRefundAnswer(refund.id, answer, { at: clock.now(), tellsOrders: !isNew });
  };
}

function refundRequest({ idempotencyKey, chargeReference, amount }: PendingRefund): RefundRequest {
  return { idempotencyKey, chargeReference, amount };
}
