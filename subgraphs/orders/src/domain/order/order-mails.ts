import { isGuests, type Order } from "./order.js";
import type { OrderMail } from "../order-peers.js";
import type { OutboxJob } from "../order-store.js";

export interface NewOrderMail {
  readonly eventId: string;
  readonly kind: OrderMail;
  readonly data: unknown;
}

/**
 * Returns the outbox job of a mail to the buyer. Notifications asks accounts for a user's address when it sends the
 * mail. A guest's address comes from the checkout; the job contains it with the order id, because an account may claim
 * the order before the mail is sent.
 */
export function orderMail(order: Order, mail: NewOrderMail): OutboxJob {
  const email = addressOf(order);
  const guests = email === null ? {} : { recipient: email };
  return { task: "sendMail", data: { ...mail, orderId: order.id, userId: order.buyerId, ...guests } };
}

/** Returns a guest's address; null for the order of an account. */
export function addressOf(order: Order): string | null {
  return isGuests(order) ? (order.guest?.email ?? null) : null;
}
