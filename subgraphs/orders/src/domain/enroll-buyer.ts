import type { CloseParts } from "./refund/refund-jobs.js";
import { coursesLeft, openCourses } from "./fulfillment/open-courses.js";
import { refundOrder } from "./refund/refund-order.js";

export interface NewEnrollments {
  readonly orderId: string;
}

/**
 * Opens the courses of a paid order; idempotent. Throws, so that the outbox retries; after the last failed try it
 * refunds the courses, so that no buyer has paid without an enrollment.
 */
export function enrollBuyer(parts: CloseParts) {
  const open = openCourses(parts);
  const refund = refundOrder(parts);
  return async ({ orderId }: NewEnrollments, isLastTry: boolean): Promise<void> => {
    try {
      await open(orderId);
    } catch (error) {
      const order = isLastTry ? await parts.store.findOrder("id", orderId) : null;
      if (!order) throw error;
      await refund({ orderId, lines: coursesLeft(order), reason: "the course could not be opened" }, "checkout");
    }
  };
}
