import type { CloseParts } from "../refund/refund-jobs.js";
import { completeOrder } from "./complete-order.js";
import { enrolled } from "../order/order-events.js";
import { courseLines, isClosed, type Order } from "../order/order.js";
import { unitsLeft } from "../refund/plan-refund.js";

/** Returns the courses of the order that are not refunded and have no refund in progress. */
export function coursesLeft(order: Order): { productId: string; quantity: number }[] {
  const left = unitsLeft(order.lines, order.refunds);
  return courseLines(order.lines)
    .map(({ productId }) => ({ productId, quantity: left.get(productId) ?? 0 }))
    .filter(({ quantity }) => quantity > 0);
}

/**
 * Enrolls the buyer of a paid order in its courses, records it, and completes the order when nothing else is
 * outstanding. Idempotent. Throws while some courses are not open.
 */
export function openCourses(parts: CloseParts) {
  const { store, peers, clock } = parts;
  const complete = completeOrder(parts);
  return async (orderId: string): Promise<void> => {
    const order = await store.findOrder("id", orderId);
    if (!order || order.status === "CREATED" || isClosed(order)) return;
    const productIds = coursesLeft(order).map(({ productId }) => productId);
    if (productIds.length === 0) return;
    if (!(await peers.courses.enroll(orderId, order.buyerId, productIds)))
      throw new Error(`not all courses of order ${order.number} are open`);
    const at = clock.now();
    await store.noteEvent({ ...enrolled(at), orderId });
    await complete(orderId, { at, actor: "courses", detail: null });
  };
}
