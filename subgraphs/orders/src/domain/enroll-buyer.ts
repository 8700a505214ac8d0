import type { CloseParts } from "./close-order.js";
import { courseLines } from "./order.js";
import { refundOrder } from "./refund-order.js";

export interface NewEnrollments {
  readonly orderId: string;
  readonly buyerId: string;
  readonly productIds: readonly string[];
}

/**
 * Opens the courses of a paid order. Harmless to repeat. Throws ServiceUnavailableError to be tried again; when the last try
 * fails their money goes back, since nobody is left paid and not enrolled.
 */
export function enrollBuyer(parts: CloseParts) {
  const { store, peers } = parts;
  const refund = refundOrder(parts);
  return async ({ orderId, buyerId, productIds }: NewEnrollments, isLastTry: boolean): Promise<void> => {
    try {
      await peers.courses.enroll(orderId, buyerId, productIds);
    } catch (error) {
      const order = isLastTry ? await store.findOrder("id", orderId) : null;
      if (!order) throw error;
      const lines = courseLines(order.lines).map(({ productId, quantity }) => ({ productId, quantity }));
      await refund({ orderId, lines, reason: "the course could not be opened" }, "checkout");
    }
  };
}
