import type { ToldOrder } from "./chaos-buyer.js";
import type { PaidOrder } from "./paid-orders.js";

const statusesOf: Readonly<Record<ToldOrder["fate"], readonly string[]>> = {
  kept: ["PAID", "PROCESSING", "COMPLETED"],
  cancelled: ["CANCELLED"],
  refunded: ["REFUNDED"],
  "refunded in part": ["PAID", "PROCESSING", "COMPLETED", "REFUNDED"],
};

/** What buyers were told against the books: each order that was told to be paid is there as it was left, and no other is paid. */
export function compareTold(told: readonly ToldOrder[], paid: readonly PaidOrder[]): string[] {
  const inBooks = new Map(paid.map((order) => [order.id, order]));
  const toldIds = new Set(told.map(({ id }) => id));
  const twice = told.length - toldIds.size;
  return [
    ...(twice === 0 ? [] : [`${twice} orders were told for more than one checkout`]),
    ...told.flatMap(({ id, fate }) => {
      const status = inBooks.get(id)?.status;
      if (status === undefined) return [`order ${id} was told to be paid and is not`];
      return statusesOf[fate].includes(status) ? [] : [`order ${id} was ${fate} and is ${status}`];
    }),
    ...paid.filter(({ id }) => !toldIds.has(id)).map(({ id }) => `order ${id} is paid and nobody was told so`),
  ];
}
