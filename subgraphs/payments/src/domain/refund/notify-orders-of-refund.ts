import type { Orders } from "../orders.js";
import type { RefundStore } from "./refund-store.js";

export interface NotifyOrdersOfRefundDependencies {
  readonly refunds: RefundStore;
  readonly orders: Orders;
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
