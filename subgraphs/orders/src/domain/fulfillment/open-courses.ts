import type { Clock } from "@souk/kernel/values/clock";
import type { OrderDeps } from "../order-deps.js";
import type { OrderStore } from "../order-store.js";
import { enrolled } from "../order/order-events.js";
import { courseLines, isClosed, type Order } from "../order/order.js";
import { unitsLeft } from "../refund/plan-refund.js";
import { refundOrder } from "../refund/refund-order.js";
import { completeOrder } from "./complete-order.js";

/** Returns the courses of the order that are not refunded and have no refund in progress. */
function coursesLeft(order: Order): { productId: string; quantity: number }[] {
  const left = unitsLeft(order.lines, order.refunds);
  return courseLines(order.lines)
    .map(({ productId }) => ({ productId, quantity: left.get(productId) ?? 0 }))
    .filter(({ quantity }) => quantity > 0);
}

/**
 * Enrolls the buyer of a paid order in its courses, records it, and completes the order when nothing else is
 * outstanding. Idempotent. Throws while some courses are not open.
 */
export function openCourses(deps: OrderDeps) {
  const { store, peers, clock } = deps;
  const complete = completeOrder(deps);
  return async (orderId: string): Promise<void> => {
    const order = await store.findOrder("id", orderId);
    if (!order || order.status === "CREATED" || isClosed(order)) return;
    const productIds = coursesLeft(order).map(({ productId }) => productId);
    if (productIds.length === 0) return;
    if (!(await peers.courses.enroll(orderId, order.buyerId, productIds)))
      throw new Error(`not all courses of order ${order.number} are open`);
    const at = clock.now();
    await store.recordEvent({ ...enrolled(at), orderId });
    await complete(orderId, { at, actor: "courses", detail: null });
  };
}

export interface NewEnrollments {
  readonly orderId: string;
}

/**
 * Opens the courses of a paid order; idempotent. Throws, so that the outbox retries; after the last failed try it
 * refunds the courses, so that no buyer has paid without an enrollment.
 */
export function enrollBuyer(deps: OrderDeps) {
  const open = openCourses(deps);
  const refund = refundOrder(deps);
  return async ({ orderId }: NewEnrollments, isLastTry: boolean): Promise<void> => {
    try {
      await open(orderId);
    } catch (error) {
      const order = isLastTry ? await deps.store.findOrder("id", orderId) : null;
      if (!order) throw error;
      await refund({ orderId, lines: coursesLeft(order), reason: "the course could not be opened" }, "checkout");
    }
  };
}

/** The regular job of a younger order is still pending. */
const graceMs = 60_000;
const limit = 500;

/**
 * Runs every minute: enqueues a job to open the courses of paid orders without an enrolled event, oldest first. This
 * also completes orders of earlier releases, which did not write that event.
 */
export function findUnenrolled({ store, clock }: { readonly store: OrderStore; readonly clock: Clock }) {
  return async (): Promise<void> => {
    const orderIds = await store.unenrolledOrders(new Date(clock.now().getTime() - graceMs), limit);
    await store.enqueue(
      orderIds.map((orderId) => ({
        task: "openCourses",
        data: { orderId },
        options: { key: `openCourses:${orderId}`, maxAttempts: 1 },
      })),
    );
  };
}
