import { atOnce, type CloseParts } from "./close-order.js";
import type { Order } from "./order.js";
import type { AttemptKey } from "./order-store.js";

export interface Decline {
  readonly declineCode: string;
  /** The payment that failed; it is written once, whoever brings the news. */
  readonly paymentId: string;
  /** Of the reservation that goes with it, where that has one: a later payment of the order makes another, which stays. */
  readonly reservationEndsAt?: Date | null;
}

/** Writes that a payment failed: the stock is free again, the cart is as before, the order waits for another payment. */
export function markDeclined({ store, peers, clock }: CloseParts) {
  return async (order: Order, decline: Decline, attempt?: AttemptKey): Promise<Order> => {
    const { declineCode, paymentId, reservationEndsAt: endsAt = null } = decline;
    const isNews = await store.noteEvent({
      orderId: order.id,
      eventId: `declined:${paymentId}`,
      type: "paymentDeclined",
      at: clock.now(),
      actor: "payments",
      detail: declineCode,
      jobs: [
        {
          task: "releaseReservation",
          data: { orderId: order.id, endsAt },
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
    // old news may come while another payment of the order is under way; an attempt has reserved the stock itself
    if (isNews || attempt) await atOnce(() => peers.inventory.release(order.id, endsAt));
    return (await store.findOrder("id", order.id)) ?? order;
  };
}
