import { auditJobs, type AdminAct } from "@souk/kernel/admin-act";
import { isUuid } from "@souk/kernel/uuid";
import type { CloseParts } from "./close-order.js";
import { findPayment } from "./find-payment.js";
import type { Order } from "./order.js";
import { settleRefund } from "./settle-refund.js";

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
