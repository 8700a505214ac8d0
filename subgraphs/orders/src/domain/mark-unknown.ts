import type { CloseParts } from "./close-order.js";
import type { Order } from "./order.js";

/**
 * Writes that nobody knows what came of an order's payment. Meanwhile its stock stays promised: the outbox holds it, and asks
 * until somebody knows. `occasion` names it: a second one of the same name is not written.
 */
export function markUnknown({ store, clock }: CloseParts) {
  return async (order: Order, occasion: string, detail: string): Promise<Order> => {
    const { id: orderId } = order;
    await store.noteEvent({
      orderId,
      eventId: `unknown:${occasion}`,
      type: "paymentUnknown",
      at: clock.now(),
      actor: "payments",
      detail,
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
