import { formatAmount } from "@souk/kernel/money";
import { isUuid } from "@souk/kernel/uuid";
import { jobsTakingBack, refundMail, returnEventOf, type CloseParts } from "./close-order.js";
import type { Order, OrderRefund } from "./order.js";
import type { RefundEnd } from "./order-store.js";

/**
 * Gets the money of a refund back to the buyer and writes down that it is. Harmless to repeat: the provider goes by the
 * refund's id. Throws ServiceUnavailableError, and an error while the provider's answer is open, so that the outbox asks again.
 */
export function settleRefund(parts: CloseParts) {
  const { store, peers, crashPoint } = parts;
  const end = endRefund(parts);
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
    return end(refund, outcome === "refused" ? "FAILED" : "DONE");
  };
}

/** Takes in what payments found out about a refund that was open. Late, doubled and unknown news do no harm. */
export function takeRefundNews(parts: CloseParts) {
  const end = endRefund(parts);
  return async (refundId: string, state: RefundEnd["state"]): Promise<void> => {
    const found = isUuid(refundId) ? await parts.store.findRefund(refundId) : null;
    if (found?.refund.state === "REQUESTED") await end(found.refund, state);
  };
}

function endRefund({ store, clock }: CloseParts) {
  return (refund: OrderRefund, state: RefundEnd["state"]): Promise<Order | null> => {
    const { id: refundId, amount } = refund;
    const end = { refundId, state, at: clock.now(), detail: `${formatAmount(amount)} ${amount.currency}` };
    const nothing = { closes: false, jobs: [] };
    return store.endRefund({
      ...end,
      follow: (order) =>
        state === "FAILED" ? nothing : { closes: closesOrder(order, refund), jobs: jobsOf(order, refund) },
    });
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
