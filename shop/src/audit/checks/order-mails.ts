import type { Row } from "../database-snapshot.js";
import type { Check } from "../check.js";
import type { Finding } from "../difference.js";
import { orderFacts, orderSubject, whyNothing, type OrderFacts } from "../order-facts.js";

export interface OrderMail {
  readonly eventId: string;
  readonly kind: "ORDER_CONFIRMATION" | "ORDER_CANCELLED" | "ORDER_REFUNDED" | "SHIPMENT_UPDATE";
  readonly userId: string | null;
  /** The mail address; "erased" once its person is erased. */
  readonly recipient: string | null;
  /** Whether accounts supplies the address; then `mail-addresses` compares it. */
  readonly asksAccounts: boolean;
}

/** The notifications about an order. The checks do not cover delivery after the shop's mail server. */
export interface OrderMails extends Row {
  readonly mails: readonly OrderMail[];
}

/** Each payment, cancellation and refund of an order is mailed once, to the order's buyer. */
export const orderMails: Check<{ order: OrderFacts; sent: OrderMails }> = {
  name: "order-mails",
  compares: "paid, cancelled and refunded orders with their mails",
  of: "orders",
  advice: "Retry sendMail of the order with retryDelivery, or write to the buyer by hand.",
  sources: {
    order: orderFacts,
    // notifications allows one mail per event
    sent: {
      database: "notifications",
      sql: `
        select order_id::text as key, max(created_at) as "freshAt",
          jsonb_agg(jsonb_build_object('eventId', event_id, 'kind', kind, 'userId', user_id, 'recipient', recipient,
            'asksAccounts', asks_accounts) order by created_at, id) as mails
        from notifications
        where order_id is not null and kind in ('ORDER_CONFIRMATION', 'ORDER_CANCELLED', 'ORDER_REFUNDED', 'SHIPMENT_UPDATE')
        group by order_id`,
    },
  },
  compare: ({ order, sent }) => compareMails(order, sent),
};

export function compareMails(order: OrderFacts | undefined, sent: OrderMails | undefined): Finding[] {
  const subject = orderSubject(order, sent);
  const mails = sent?.mails ?? [];
  const due = order ? dueMails(order) : new Map<string, OrderMail["kind"]>();
  const missing = [...due].filter(([eventId]) => !mails.some((mail) => mail.eventId.toLowerCase() === eventId));
  return [
    ...missing.map(([, kind]) => ({ subject, expected: `${kind} to user ${order?.buyerId}`, found: "none" })),
    ...mails.flatMap((mail) => {
      const sides = sidesOf(order, due, mail);
      return sides === null ? [] : [{ subject, expected: sides[0], found: sides[1] }];
    }),
  ];
}

/** Returns the kinds of the expected mails about the order, by event. */
function dueMails(order: OrderFacts): Map<string, OrderMail["kind"]> {
  const due = new Map<string, OrderMail["kind"]>();
  if (order.wasPaid && !order.isImported) due.set(`orderpaid:${order.key}`, "ORDER_CONFIRMATION");
  if (order.mailsCancellation && !order.isImported) due.set(`ordercancelled:${order.key}`, "ORDER_CANCELLED");
  for (const { id, kind, state } of order.refunds) {
    if (kind === "REFUND" && state === "DONE") due.set(`refund:${id}`, "ORDER_REFUNDED");
    if (kind === "LATE" && state === "DONE") due.set(`paymentreturned:${order.key}`, "ORDER_REFUNDED");
  }
  return due;
}

/** The prefixes of the events whose mails the order itself determines. */
const occasions = new Set(["orderPaid", "orderCancelled", "refund", "paymentReturned"]);

/**
 * Returns the expected and the found mail; null when they agree. A mail address is personal data, so neither contains
 * one.
 */
function sidesOf(
  order: OrderFacts | undefined,
  due: ReadonlyMap<string, OrderMail["kind"]>,
  { eventId, kind, userId, recipient, asksAccounts }: OrderMail,
): readonly [expected: string, found: string] | null {
  const found = `${kind} to user ${userId}`;
  const [occasion] = eventId.split(":");
  const dueKind = occasions.has(occasion ?? "") ? due.get(eventId.toLowerCase()) : kind;
  if (!order || dueKind === undefined) {
    return isOfEarlierRelease(order, kind)
      ? null
      : [`no ${kind} ${kind === "ORDER_REFUNDED" ? "without a refund" : whyNothing(order)}`, found];
  }
  // staff may write to an address other than the one from checkout, for example after a typing error
  if (occasion === "admin" && userId === null) return null;
  const isBuyers = userId === order.buyerId || (userId !== null && userId === order.guestId);
  if (dueKind !== kind || !isBuyers) return [`${dueKind} to user ${order.buyerId}`, found];
  const { guestEmail } = order;
  if (asksAccounts || guestEmail === null || recipient === null || recipient === "erased") return null;
  if (recipient.toLowerCase() === guestEmail.toLowerCase()) return null;
  return [`${kind} to the address that the guest gave at the checkout`, "another address"];
}

/**
 * Earlier releases stored no actor of a cancellation, and mailed a late refund before the provider had refunded the
 * money.
 */
function isOfEarlierRelease(order: OrderFacts | undefined, kind: OrderMail["kind"]): boolean {
  if (kind === "ORDER_CANCELLED") return order?.status === "CANCELLED";
  return kind === "ORDER_REFUNDED" && (order?.refunds.some((refund) => refund.kind === "LATE") ?? false);
}
