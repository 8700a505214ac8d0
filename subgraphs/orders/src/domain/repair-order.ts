import { auditJobs, type AdminAct } from "@souk/kernel/audit/admin-act";
import { isUuid } from "@souk/kernel/values/uuid";
import type { CloseParts } from "./refund/refund-jobs.js";
import { isClosed, type Order } from "./order/order.js";
import { resumePayment } from "./payment/resume-payment.js";
import { settleRefund } from "./refund/settle-refund.js";
import { openShipmentJob } from "./stop-open-shipments.js";

export type RepairOutcome =
  { readonly kind: "repaired"; readonly order: Order } | { readonly kind: "notFound"; readonly orderId: string };

/** Retries all open steps of an order; does nothing if there are none. */
export function repairOrder(parts: CloseParts) {
  const resume = resumePayment(parts);
  const settle = settleRefund(parts);
  return async (orderId: string, act: AdminAct): Promise<RepairOutcome> => {
    const order = isUuid(orderId) ? await parts.store.findOrder("id", orderId) : null;
    if (!order) return { kind: "notFound", orderId };
    const open = order.refunds.filter(({ state }) => state === "REQUESTED");
    const tried = { status: order.status, openRefunds: open.map(({ id }) => id) };
    const jobs = auditJobs(act, { targetType: "Order", targetId: orderId, before: null, after: tried });
    const isOpen = isClosed(order) && order.shipments.some(({ status }) => status === "PENDING");
    // the audit log records the admin's action; the order shows the results of the retries
    await parts.store.retryJobs(orderId, isOpen ? [openShipmentJob(orderId), ...jobs] : jobs);
    await Promise.allSettled([resume(orderId), ...open.map(({ id }) => settle(id))]);
    return { kind: "repaired", order: (await parts.store.findOrder("id", orderId)) ?? order };
  };
}
