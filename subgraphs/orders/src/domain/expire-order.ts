import { cancelUnpaid } from "./order/cancel-order.js";
import type { CloseParts } from "./refund/refund-jobs.js";
import { finishPayment } from "./payment/resume-payment.js";

/**
 * Cancels an order that was not paid in time. Leaves an order that is paid or closed by now. Throws while the payment
 * is open, so that the outbox tries again.
 */
export function expireOrder(parts: CloseParts) {
  const cancel = cancelUnpaid(parts);
  const finish = finishPayment(parts);
  return async (orderId: string): Promise<void> => {
    const progress = await finish(orderId);
    if (progress.kind === "open") throw new Error(`the payment of order ${orderId} is open: ${progress.detail}`);
    const order = await parts.store.findOrder("id", orderId);
    if (order?.status === "CREATED") await cancel(order, { actor: "time", reason: "not paid in time" });
  };
}
