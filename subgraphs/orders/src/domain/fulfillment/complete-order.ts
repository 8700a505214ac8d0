import type { Clock } from "@souk/kernel/values/clock";
import type { NewOrderEvent, OrderStore } from "../order-store.js";
import { hasEvent } from "../order/order-events.js";
import {
  courseLines,
  goodsOf,
  physicalLines,
  unitsOfProduct,
  type Order,
  type OrderLine,
  type OrderShipment,
} from "../order/order.js";

export interface CompleteDeps {
  readonly store: Pick<OrderStore, "findOrder" | "recordEvent" | "moveOrder" | "moveUnderLock">;
}

/** Completes an order once everything has arrived; idempotent. Returns null if nothing changed. */
export function completeOrder({ store }: CompleteDeps) {
  return (orderId: string, by: Pick<NewOrderEvent, "at" | "actor" | "detail">): Promise<Order | null> =>
    store.moveUnderLock(orderId, (order) =>
      isFulfilled(order) ? { orderId, from: order.status, to: "COMPLETED", jobs: [], ...by } : null,
    );
}

/** Completes an order after a refund of its last outstanding lines. */
export function completeAfterRefund(deps: CompleteDeps & { readonly clock: Clock }) {
  const complete = completeOrder(deps);
  return async (orderId: string): Promise<void> => {
    await complete(orderId, { at: deps.clock.now(), actor: "payments", detail: null });
  };
}

/** Returns whether every line is delivered or enrolled, in any order. Does not wait for refunded lines. */
export function isFulfilled(order: Order): boolean {
  if (order.status !== "PAID" && order.status !== "PROCESSING") return false;
  const goods = remainingLines(order, goodsOf(order.lines));
  const courses = remainingLines(order, courseLines(order.lines));
  if (goods.length + courses.length === 0) return false;
  return isDelivered(order, goods) && (courses.length === 0 || hasEvent(order, "enrolled"));
}

/** Returns whether every unit that is not refunded has arrived, in its parcel or in a replacement. */
function isDelivered(order: Order, goods: readonly OrderLine[]): boolean {
  const counted = order.shipments.filter(({ replaces, isCancelled }) => replaces === null && !isCancelled);
  return goods.every(({ productId, quantity }) => {
    const arrived = counted.reduce((sum, parcel) => sum + arrivedUnits(order, parcel, productId), 0);
    return arrived >= quantity - refundedUnits(order, productId);
  });
}

/** Counts the arrived units of a parcel, at most the units in it, however often they were sent. */
function arrivedUnits(order: Order, parcel: OrderShipment, productId: string): number {
  const units = unitsIn(order, parcel, productId);
  if (parcel.status === "DELIVERED") return units;
  const replacements = order.shipments.filter(({ replaces }) => replaces === parcel.trackingNumber);
  return Math.min(
    units,
    replacements.reduce((sum, replacement) => sum + arrivedUnits(order, replacement, productId), 0),
  );
}

function unitsIn(order: Order, { lines }: OrderShipment, productId: string): number {
  return unitsOfProduct(lines ?? physicalLines(order.lines), productId);
}

/** Returns the lines with at least one unit that is not refunded. */
export function remainingLines(order: Order, lines: readonly OrderLine[]): OrderLine[] {
  return lines.filter(({ productId, quantity }) => quantity > refundedUnits(order, productId));
}

function refundedUnits({ refunds }: Order, productId: string): number {
  const done = refunds.filter(({ state }) => state === "DONE");
  return unitsOfProduct(
    done.flatMap(({ lines }) => lines),
    productId,
  );
}
