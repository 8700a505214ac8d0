import { formatAmount } from "@souk/kernel/money";
import { jobsTakingBack, refundMail, returnEventOf, type CloseParts } from "./close-order.js";
import type { Order, OrderRefund } from "./order.js";

/**
 * Gets the money of a refund back to the buyer and writes down that it is. Harmless to repeat: the provider goes by the
 * refund's id. Throws ServiceUnavailableError, and an error while the provider's answer is open, so that the outbox asks again.
 */
export function settleRefund({ store, peers, clock, crashPoint }: CloseParts) {
  return async (refundId: string): Promise<Order | null> => {
    const found = await store.findRefund(refundId);
    if (!found || found.refund.state !== "REQUESTED") return found?.order ?? null;
    const { order, refund } = found;
    const outcome = await peers.payments.refund({
      orderId: order.id,
      amount: refund.amount,
      idempotencyKey: refund.id,
      reason: refund.reason,
    });
    crashPoint("refund.returned");
    if (outcome === "pending") throw new Error(`the refund of order ${order.number} is not known yet`);
    const done = { refundId, at: clock.now(), detail: `${formatAmount(refund.amount)} ${refund.amount.currency}` };
    if (outcome === "refused") return store.endRefund({ ...done, state: "FAILED", closes: false, jobs: [] });
    return store.endRefund({ ...done, state: "DONE", closes: closesOrder(order, refund), jobs: jobsOf(order, refund) });
  };
}

/** A cancelled order stays cancelled; any other whose whole total is back is REFUNDED. */
function closesOrder(order: Order, refund: OrderRefund): boolean {
  const back = order.refunds.filter(({ id, state }) => state === "DONE" || id === refund.id);
  return order.status !== "CANCELLED" && sumOf(back) === order.total.amountMinor;
}

function sumOf(refunds: readonly OrderRefund[]): number {
  return refunds.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
}

function jobsOf(order: Order, refund: OrderRefund) {
  // what goes with a cancelled order was sent when it was cancelled
  if (refund.kind !== "REFUND") return [];
  return [
    ...jobsTakingBack(order, refund.lines, returnEventOf(refund, order.id), { isRest: closesOrder(order, refund) }),
    refundMail(order, `refund:${refund.id}`, refund.amount, refund.reason),
  ];
}
