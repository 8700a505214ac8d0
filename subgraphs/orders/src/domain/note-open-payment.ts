import type { CloseParts } from "./close-order.js";
import type { Order } from "./order.js";
import type { OrderNote } from "./order-store.js";

/**
 * Writes that an order's payment has not come to its end. Meanwhile its stock stays promised: the outbox holds it, and asks
 * until somebody knows.
 */
export function noteOpenPayment({ store, clock }: CloseParts) {
  return async (order: Order, note: Pick<OrderNote, "eventId" | "type" | "detail">): Promise<Order> => {
    const { id: orderId } = order;
    await store.noteEvent({
      ...note,
      orderId,
      at: clock.now(),
      actor: "payments",
      jobs: [
        {
          task: "holdReservation",
          data: { orderId },
        },
        {
          task: "findPayment",
          data: { orderId },
        },
      ],
    });
    return (await store.findOrder("id", orderId)) ?? order;
  };
}
