import type { JobHandlers } from "@souk/kernel/jobs/jobs";
import type { PaymentsDomain } from "../domain/payments-domain.js";

/**
 * Every minute: enqueues a job again for each PENDING payment or refund whose job was lost or has used all its
 * attempts. Every hour: reports the authorizations that end.
 */
export const paymentsSchedule = "* * * * * resumePending\n10 * * * * endAuthorizations ?fill=1h";

export function paymentsJobs(domain: PaymentsDomain): JobHandlers {
  return {
    settlePayment: ({ paymentId }: { paymentId: string }) => domain.settlePendingPayment(paymentId),
    settleRefund: ({ refundId }: { refundId: string }) => domain.settlePendingRefund(refundId),
    tellOrders: ({ paymentId }: { paymentId: string }) => domain.notifyOrdersOfPayment(paymentId),
    tellOrdersOfRefund: ({ refundId }: { refundId: string }) => domain.notifyOrdersOfRefund(refundId),
    tellOrdersOfEnd: ({ paymentId }: { paymentId: string }) => domain.notifyOrdersOfEnd(paymentId),
    endAuthorizations: () => domain.endAuthorizations(),
    handleWebhook: ({ provider, eventId }: { provider: string; eventId: string }) =>
      domain.handleWebhook(provider, eventId),
    resumePending: () => domain.resumePending(),
  };
}
