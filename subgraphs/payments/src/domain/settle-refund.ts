import type { Clock } from "@souk/kernel/clock";
import { askProvider } from "./ask-provider.js";
import type { PaymentProvider, RefundRequest } from "./payment-provider.js";
import type { RefundStore } from "./refund-store.js";
import type { PendingRefund, Refund } from "./refund.js";

export interface SettleRefundParts {
  readonly refunds: RefundStore;
  readonly provider: PaymentProvider;
  readonly clock: Clock;
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/** As for payments: gets the provider's answer to a PENDING refund and writes it down, however often it is asked. */
export function settleRefund({ refunds, provider, clock, pause }: SettleRefundParts) {
  return async (refund: PendingRefund, { isNew }: { isNew: boolean }): Promise<Refund> => {
    const request = refundRequest(refund);
    const send = () => provider.refund(request);
    const find = () => provider.findRefund(request);
    const answer = await askProvider({ isNew, send, find }, pause);
    return answer ? refunds.recordRefundAnswer(refund.id, answer, clock.now()) : refund;
  };
}

function refundRequest({ idempotencyKey, chargeReference, amount }: PendingRefund): RefundRequest {
  return { idempotencyKey, chargeReference, amount };
}
