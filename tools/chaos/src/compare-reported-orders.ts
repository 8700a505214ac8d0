import type { ReportedOrder } from "./chaos-buyer.js";
import type { PaidOrder } from "./paid-orders.js";

const statusesOf: Readonly<Record<ReportedOrder["fate"], readonly string[]>> = {
  kept: ["PAID", "PROCESSING", "COMPLETED"],
  cancelled: ["CANCELLED"],
  refunded: ["REFUNDED"],
  "refunded in part": ["PAID", "PROCESSING", "COMPLETED", "REFUNDED"],
};

/**
 * Compares the buyers' results with the stored orders: each order that was reported as paid exists in the state that
 * its buyer left, and no other order is paid.
 */
export function compareReportedOrders(reported: readonly ReportedOrder[], paid: readonly PaidOrder[]): string[] {
  const stored = new Map(paid.map((order) => [order.id, order]));
  const reportedIds = new Set(reported.map(({ id }) => id));
  const twice = reported.length - reportedIds.size;
  return [
    ...(twice === 0 ? [] : [`${twice} orders were reported for more than one checkout`]),
    ...reported.flatMap(({ id, fate }) => {
      const order = stored.get(id);
      if (order === undefined) return [`order ${id} was reported as paid and is not`];
      const { status, refunds } = order;
      const isRefunded = fate === "refunded" || fate === "refunded in part";
      return [
        ...(statusesOf[fate].includes(status) ? [] : [`order ${id} was ${fate} and is ${status}`]),
        ...(isRefunded && refunds !== 1 ? [`order ${id} was ${fate} by one request and has ${refunds} refunds`] : []),
      ];
    }),
    ...paid
      .filter(({ id }) => !reportedIds.has(id))
      .map(({ id }) => `order ${id} is paid and was reported to no buyer`),
  ];
}
