import { formatAmount, multiplyMoney, toDecimalMoney, type Money } from "@souk/kernel/values/money";
import type { NotificationsPeer, OrderMail, OrderPeers } from "../peers.js";
import type { OrderStore } from "../order-store.js";
import type { OutboxJob } from "../outbox-job.js";
import { taxesByName } from "./order-tax.js";
import { isGuests, type Order } from "./order.js";

type Mail = Parameters<NotificationsPeer["send"]>[0];

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
  return { task: "sendMail", data: mailOf(order, mail) };
}

export function mailOf(order: Order, mail: NewOrderMail): Mail {
  const email = addressOf(order);
  const guests = email === null ? {} : { recipient: email };
  return { ...mail, orderId: order.id, userId: order.buyerId, locale: order.locale ?? null, ...guests };
}

/** Returns a guest's address; null for the order of an account. */
export function addressOf(order: Order): string | null {
  return isGuests(order) ? (order.guest?.email ?? null) : null;
}

export interface SendMailDeps {
  readonly store: Pick<OrderStore, "findOrder">;
  readonly peers: Pick<OrderPeers, "mails">;
}

/**
 * Sends a mail from the outbox. A mail with a `recipient` is about a guest's order: it goes to the notifications of the
 * order's buyer at the time of sending.
 */
export function sendMail({ store, peers }: SendMailDeps) {
  return async (mail: Mail): Promise<void> => {
    const { orderId, recipient } = mail;
    const order = orderId === undefined || recipient === undefined ? null : await store.findOrder("id", orderId);
    await peers.mails.send(order ? { ...mail, userId: order.buyerId } : mail);
  };
}

export function cancelledMail(order: Order): OutboxJob {
  const data = { orderNumber: order.number };
  return orderMail(order, { eventId: `orderCancelled:${order.id}`, kind: "ORDER_CANCELLED", data });
}

/** Returns the mail about a refund. Send it after the provider has accepted the refund. */
export function refundMail(order: Order, eventId: string, { amountMinor, currency }: Money, reason: string): OutboxJob {
  const amount = formatAmount({ amountMinor, currency });
  const data = { orderNumber: order.number, amount, currency, reason };
  return orderMail(order, { eventId, kind: "ORDER_REFUNDED", data });
}

/** `isAuthorized`: the payment is only held, and charged later. */
export function confirmationMail(order: Order, isAuthorized: boolean): OutboxJob {
  const amount = (money: Money): string => toDecimalMoney(money).amount;
  const data = {
    orderNumber: order.number,
    lines: order.lines.map(({ name, quantity, unitPrice }) => ({
      name,
      quantity,
      lineTotal: amount(multiplyMoney(unitPrice, quantity)),
    })),
    subtotal: amount(order.subtotal),
    shippingTotal: amount(order.shippingTotal),
    total: amount(order.total),
    ...taxesOf(order),
    ...(isAuthorized ? { isChargedLater: true } : {}),
    currency: order.total.currency,
  };
  return orderMail(order, { eventId: `orderPaid:${order.id}`, kind: "ORDER_CONFIRMATION", data });
}

/** Absent in a shop without tax. */
function taxesOf({ tax, total: { currency } }: Order): object {
  if (!tax) return {};
  const taxes = taxesByName(tax).map(({ name, amountMinor }) => ({
    name,
    amount: formatAmount({ amountMinor, currency }),
  }));
  return { taxes, isTaxIncluded: tax.isIncluded };
}
