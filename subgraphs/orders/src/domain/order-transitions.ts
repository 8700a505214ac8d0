import type { OrderStatus } from "./order.js";

/** Where an order may go from each status. Whatever is not here is refused. */
export const orderTransitions = {
  CREATED: ["PAID", "CANCELLED"],
  PAID: ["PROCESSING", "CANCELLED", "REFUNDED"],
  PROCESSING: ["COMPLETED", "CANCELLED", "REFUNDED"],
  COMPLETED: ["REFUNDED"],
  CANCELLED: [],
  REFUNDED: [],
} as const satisfies Record<OrderStatus, readonly OrderStatus[]>;

export function mayBecome(from: OrderStatus, to: OrderStatus): boolean {
  const allowed: readonly OrderStatus[] = orderTransitions[from];
  return allowed.includes(to);
}

/** The event that a move to each status is written as. */
export const eventTypeOf: Readonly<Record<OrderStatus, string>> = {
  CREATED: "orderPlaced",
  PAID: "orderPaid",
  PROCESSING: "orderProcessing",
  COMPLETED: "orderCompleted",
  CANCELLED: "orderCancelled",
  REFUNDED: "orderRefunded",
};
