import type { CloseParts } from "./refund/refund-jobs.js";
import { markDeclined } from "./mark-declined.js";
import { markPaid } from "./payment/record-payment.js";

export type PaymentNews =
  | { readonly outcome: "SUCCEEDED" }
  | { readonly outcome: "FAILED"; readonly declineCode: string; readonly paymentId: string };

/**
 * Records the outcome of a charge whose answer was lost, as reported by payments. Late and repeated events are
 * harmless.
 */
export function takePaymentNews(parts: CloseParts) {
  const paid = markPaid(parts);
  const declined = markDeclined(parts);
  return async (orderId: string, news: PaymentNews): Promise<void> => {
    const order = await parts.store.findOrder("id", orderId);
    if (!order) return;
    if (news.outcome === "SUCCEEDED") await paid(order);
    else if (order.status === "CREATED") await declined(order, news);
  };
}
