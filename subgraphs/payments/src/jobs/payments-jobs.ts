import type { JobHandlers } from "@souk/kernel/jobs";
import type { PaymentsDomain } from "../domain/payments-domain.js";

export function paymentsJobs({ settlePendingPayment }: PaymentsDomain): JobHandlers {
  return {
    settlePayment: ({ paymentId }: { paymentId: string }) => settlePendingPayment(paymentId),
  };
}
