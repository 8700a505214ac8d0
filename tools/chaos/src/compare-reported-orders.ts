import type { ToldOrder } from "./chaos-buyer.js";
import type { PaidOrder } from "./paid-orders.js";

const statusesOf: Readonly<Record<ToldOrder["fate"], readonly string[]>> = {
  kept: ["PAID", "PROCESSING", "COMPLETED"],
  cancelled: ["CANCELLED"],
  refunded: ["REFUNDED"],
  "refunded in part": ["PAID", "PROCESSING", "COMPLETED", "REFUNDED"],
};

/**
 * Compares the buyers' results with the stored orders: each order that was reported as paid exists in the state that
 * its buyer left, and no other order is paid.
 */
export function compareTold(told: readonly ToldOrder[], paid: readonly PaidOrder[]): string[] {
  const inBooks = new Map(paid.map((order) => [order.id, order]));
  const toldIds = new Set(told.map(({ id }) => id));
  const twice = told.length - toldIds.size;
  return [
    ...(twice === 0 ? [] : [`${twice} orders were told for more than one checkout`]),
    ...told.flatMap(({ id, fate }) => {
      const order = inBooks.get(id);
      if (order === undefined) return [`order ${id} was told to be paid and is not`];
      const { status, refunds } = order;
      const isRefunded = fate === "refunded" || fate === "refunded in part";
      return [
        ...(statusesOf[fate].includes(status) ? [] : [`order ${id} was ${fate} and is ${status}`]),
        ...(isRefunded && refunds !== 1 ? [`order ${id} was ${fate} by one request and has ${refunds} refunds`] : []),
      ];
    }),
    ...paid.filter(({ id }) => !toldIds.has(id)).map(({ id }) => `order ${id} is paid and nobody was told so`),
  ];
}
