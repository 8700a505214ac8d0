import { isGuests, type Order } from "./order.js";
import type { OrderMail } from "./order-peers.js";
import type { OutboxJob } from "./order-store.js";

export interface NewOrderMail {
  readonly eventId: string;
  readonly kind: OrderMail;
  readonly data: unknown;
}

/**
 * A mail to the buyer, for the outbox. Notifications asks accounts for a user's address when it is sent; a guest's was given at
 * the checkout, and goes along with the order, which an account may have claimed by the time of sending.
 */
export function orderMail(order: Order, mail: NewOrderMail): OutboxJob {
  const email = addressOf(order);
  const guests = email === null ? {} : { recipient: email };
  return { task: "sendMail", data: { ...mail, orderId: order.id, userId: order.buyerId, ...guests } };
}

/** A guest's; null where an account has one. */
export function addressOf(order: Order): string | null {
  return isGuests(order) ? (order.guest?.email ?? null) : null;
}
