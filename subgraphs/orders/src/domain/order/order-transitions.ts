import { physicalLines, type Order, type OrderStatus } from "./order.js";

/** The allowed next statuses of each status. */
const orderTransitions = {
  CREATED: ["PAID", "CANCELLED"],
  PAID: ["PROCESSING", "COMPLETED", "CANCELLED", "REFUNDED"],
  PROCESSING: ["COMPLETED", "CANCELLED", "REFUNDED"],
  COMPLETED: ["REFUNDED"],
  CANCELLED: [],
  REFUNDED: [],
} as const satisfies Record<OrderStatus, readonly OrderStatus[]>;

export function mayBecome(from: OrderStatus, to: OrderStatus): boolean {
  const allowed: readonly OrderStatus[] = orderTransitions[from];
  return allowed.includes(to);
}

/** Returns the next statuses of an order. An order with goods must be PROCESSING before it is COMPLETED. */
export function nextStatuses({ status, lines }: Pick<Order, "status" | "lines">): readonly OrderStatus[] {
  const skipsProcessing = (next: OrderStatus): boolean => status === "PAID" && next === "COMPLETED";
  return orderTransitions[status].filter((next) => !skipsProcessing(next) || physicalLines(lines).length === 0);
}

/** The event type for a move to each status. */
export const eventTypeOf: Readonly<Record<OrderStatus, string>> = {
  CREATED: "orderPlaced",
  PAID: "orderPaid",
  PROCESSING: "orderProcessing",
  COMPLETED: "orderCompleted",
  CANCELLED: "orderCancelled",
  REFUNDED: "orderRefunded",
};
