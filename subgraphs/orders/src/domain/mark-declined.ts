import { atOnce, type CloseParts } from "./close-order.js";
import type { Order } from "./order.js";
import type { AttemptKey } from "./order-store.js";

/** Writes that a payment failed: the stock is free again, the cart is as before, the order waits for another payment. */
export function markDeclined({ store, peers, clock }: CloseParts) {
  return async (order: Order, declineCode: string, eventId: string, attempt?: AttemptKey): Promise<Order> => {
    await store.noteEvent({
      orderId: order.id,
      eventId: `declined:${eventId}`,
      type: "paymentDeclined",
      at: clock.now(),
      actor: "payments",
      detail: declineCode,
      jobs: [
        {
          task: "releaseReservation",
          data: { orderId: order.id },
        },
      ],
      ...(attempt
        ? {
            attempt: {
              key: attempt,
              answer: {
                kind: "declined",
                declineCode,
              },
            },
          }
        : {}),
    });
    await atOnce(() => peers.inventory.release(order.id));
    return (await store.findOrder("id", order.id)) ?? order;
  };
}
