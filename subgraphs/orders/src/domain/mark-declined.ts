import { atOnce, type CloseParts } from "./refund/refund-jobs.js";
import type { Order } from "./order/order.js";
import type { AttemptKey, OrderFact } from "./order-store.js";

export interface Decline {
  readonly declineCode: string;
  /** The failed payment; its failure is written once, even if several events report it. */
  readonly paymentId: string;
  /**
   * The end of the reservation for this payment, if it has one. A later payment of the order makes another reservation,
   * which stays.
   */
  readonly reservationEndsAt?: Date | null;
  readonly facts?: readonly OrderFact[];
}

/**
 * Records that a payment failed: releases the stock, leaves the cart unchanged, and the order waits for another
 * payment.
 */
export function markDeclined({ store, peers, clock }: CloseParts) {
  return async (order: Order, decline: Decline, attempt?: AttemptKey): Promise<Order> => {
    const { declineCode, paymentId, reservationEndsAt: endsAt = null, facts = [] } = decline;
    const isNews = await store.noteEvent({
      orderId: order.id,
      eventId: `declined:${paymentId}`,
      type: "paymentDeclined",
      at: clock.now(),
      actor: "payments",
      detail: declineCode,
      facts,
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
    // a late event may arrive during another payment of the order; an attempt has reserved the stock itself
    if (isNews || attempt) await atOnce(() => peers.inventory.release(order.id, endsAt));
    return (await store.findOrder("id", order.id)) ?? order;
  };
}
