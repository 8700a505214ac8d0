import type { Clock } from "@souk/kernel/values/clock";
import { formatAmount } from "@souk/kernel/values/money";
import { isUuid } from "@souk/kernel/values/uuid";
import { isFulfilled } from "../fulfillment/complete-order.js";
import type { OrderDeps } from "../order-deps.js";
import type { OrderStore } from "../order-store.js";
import { refundMail } from "../order/order-mails.js";
import { unitsToShip, type Order, type OrderRefund } from "../order/order.js";
import { unitsLeft } from "./plan-refund.js";
import { refundJob, takeBackJobs } from "./refund-jobs.js";
import type { RefundEnd } from "./refund-store.js";

/**
 * Refunds the money, if any, and records it. Idempotent: the provider uses the refund's id as key. Throws
 * ServiceUnavailableError, and an error while the provider's answer is open, so that the outbox retries.
 */
export function settleRefund(deps: OrderDeps) {
  const { store, peers, crashPoint } = deps;
  const end = endRefund(deps);
  return async (refundId: string): Promise<Order | null> => {
    const found = await store.findRefund(refundId);
    if (!found || found.refund.state !== "REQUESTED") return found?.order ?? null;
    const { order, refund } = found;
    if (refund.amount.amountMinor === 0) return end(refund, "DONE");
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

/** Records the outcome of an open refund that payments reports. Ignores late, repeated and unknown events. */
export function handleRefundEvent(deps: OrderDeps) {
  const end = endRefund(deps);
  return async (refundId: string, state: RefundEnd["state"]): Promise<void> => {
    const found = isUuid(refundId) ? await deps.store.findRefund(refundId) : null;
    if (found?.refund.state === "REQUESTED") await end(found.refund, state);
  };
}

function endRefund({ store, clock }: OrderDeps) {
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

/**
 * A cancelled order stays CANCELLED; any other order becomes REFUNDED when all its units are refunded, and with them its
 * whole total. A total alone does not tell: a part of an order may be free.
 */
function closesOrder(order: Order, refund: OrderRefund): boolean {
  const back = order.refunds.filter(({ id, state }) => state === "DONE" || id === refund.id);
  return order.status !== "CANCELLED" && [...unitsLeft(order.lines, back).values()].every((units) => units === 0);
}

function jobsOf(order: Order, refund: OrderRefund) {
  // the cancellation already took back the goods and courses
  if (refund.kind === "CANCEL") return [];
  if (refund.kind === "LATE")
    return [
      refundMail(order, `paymentReturned:${order.id}`, refund.amount, "the payment came after the order was closed"),
    ];
  return [
    ...takeBackJobs(order, [refund], { endsShipment: endsShipment(order, refund) }),
    refundMail(order, `refund:${refund.id}`, refund.amount, refund.reason),
    ...(isFulfilled(order) ? [{ task: "completeOrder", data: { orderId: order.id } }] : []),
  ];
}

/**
 * Returns whether nothing is left to ship. This includes orders that keep courses: a parcel without goods is not sent.
 */
function endsShipment(order: Order, refund: OrderRefund): boolean {
  if (order.status === "CANCELLED") return true;
  return (
    unitsToShip({
      ...order,
      refunds: order.refunds.filter(({ id, state }) => state === "DONE" || id === refund.id),
    }) === 0
  );
}

/** A younger refund is in progress, or is retried soon by its own job. */
const graceMs = 30_000;
const limit = 1000;

/**
 * Runs every minute: retries open refunds, oldest first. After a long outage the pauses between a job's attempts have
 * grown to minutes and hours, and a buyer's refund should not wait that long.
 */
export function resumeRefunds({ store, clock }: { readonly store: OrderStore; readonly clock: Clock }) {
  return async (): Promise<void> => {
    const refundIds = await store.openRefundIds(new Date(clock.now().getTime() - graceMs), limit);
    await store.enqueue(refundIds.map(refundJob));
  };
}
