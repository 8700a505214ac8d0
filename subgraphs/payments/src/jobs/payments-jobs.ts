import type { JobHandlers } from "@souk/kernel/jobs";
import type { PaymentsDomain } from "../domain/payments-domain.js";

/** Every minute: a PENDING payment or refund whose job was lost, or has run out of attempts, gets one again. */
export const paymentsSchedule = "* * * * * resumePending";

export function paymentsJobs(domain: PaymentsDomain): JobHandlers {
  return {
    settlePayment: ({ paymentId }: { paymentId: string }) => domain.settlePendingPayment(paymentId),
    settleRefund: ({ refundId }: { refundId: string }) => domain.settlePendingRefund(refundId),
    tellOrders: ({ paymentId }: { paymentId: string }) => domain.tellOrders(paymentId),
    tellOrdersOfRefund: ({ refundId }: { refundId: string }) => domain.tellOrdersOfRefund(refundId),
    handleWebhook: ({ provider, eventId }: { provider: string; eventId: string }) =>
      domain.handleWebhook(provider, eventId),
    resumePending: () => domain.resumePending(),
  };
}
