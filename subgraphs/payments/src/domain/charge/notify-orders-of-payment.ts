import type { Orders } from "../orders.js";
import type { PaymentStore } from "./payment-store.js";

export interface NotifyOrdersOfPaymentDependencies {
  readonly payments: PaymentStore;
  readonly orders: Orders;
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
        : { paymentId, orderId, outcome: "SUCCEEDED", declineCode: null },
    );
  };
}
