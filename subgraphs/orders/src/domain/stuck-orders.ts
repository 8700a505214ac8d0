import { auditJobs, type AdminAct } from "@souk/kernel/admin-act";
import type { Clock } from "@souk/kernel/clock";
import { isUuid } from "@souk/kernel/uuid";
import type { CloseParts } from "./close-order.js";
import { findPayment } from "./find-payment.js";
import type { Order } from "./order.js";
import type { OrderStore } from "./order-store.js";
import { settleRefund } from "./settle-refund.js";

/**
 * PAYMENT_UNKNOWN: nobody knows yet whether the buyer was charged. REFUND_OPEN: money is not back yet. REFUND_REFUSED: payments
 * will not give it back. DELIVERY_FAILED: a service was told too often without an answer and was given up.
 */
export const stuckKinds = ["PAYMENT_UNKNOWN", "REFUND_OPEN", "REFUND_REFUSED", "DELIVERY_FAILED"] as const;
export type StuckKind = (typeof stuckKinds)[number];

export interface StuckOrder {
  readonly order: Order;
  readonly kind: StuckKind;
  readonly since: Date;
  readonly detail: string | null;
}

/** What takes longer than this is not on its way any more. */
const patienceMs = 60_000;
const limit = 100;

/** Orders that want a look, oldest first. */
export function listStuckOrders({ store, clock }: { store: OrderStore; clock: Clock }) {
  return () => store.stuckOrders(new Date(clock.now().getTime() - patienceMs), limit);
}

export type RepairOutcome =
  { readonly kind: "repaired"; readonly order: Order } | { readonly kind: "notFound"; readonly orderId: string };

/** Tries everything that is open about an order once more; harmless where nothing is. */
export function repairOrder(parts: CloseParts) {
  const find = findPayment(parts);
  const settle = settleRefund(parts);
  return async (orderId: string, act: AdminAct): Promise<RepairOutcome> => {
    const order = isUuid(orderId) ? await parts.store.findOrder("id", orderId) : null;
    if (!order) return { kind: "notFound", orderId };
    const open = order.refunds.filter(({ state }) => state === "REQUESTED");
    const tried = { status: order.status, openRefunds: open.map(({ id }) => id) };
    const jobs = auditJobs(act, { targetType: "Order", targetId: orderId, before: null, after: tried });
    // what comes of the rest is seen at the order; this is what the admin did
    await parts.store.retryJobs(orderId, jobs);
    await Promise.allSettled([find(orderId), ...open.map(({ id }) => settle(id))]);
    return { kind: "repaired", order: (await parts.store.findOrder("id", orderId)) ?? order };
  };
}
