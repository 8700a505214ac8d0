import type { Row } from "../book.js";
import type { Check } from "../check.js";
import type { Finding } from "../difference.js";
import { orderFacts, orderSubject, whyNothing, type OrderFacts } from "../order-facts.js";

/** The notification of an order's payment; whether the mail arrived is between the buyer's server and ours. */
export interface OrderMail extends Row {
  readonly kind: string;
  readonly userId: string | null;
}

/** Who has paid is told so, once. */
export const orderMails: Check<{ order: OrderFacts; mail: OrderMail }> = {
  name: "order-mails",
  compares: "paid orders with confirmations",
  of: "orders",
  sources: {
    order: orderFacts,
    // one notification an event is the notifications' own constraint
    mail: {
      book: "notifications",
      sql: `
        select lower(substr(event_id, length('orderPaid:') + 1)) as key, kind, user_id::text as "userId", created_at as "freshAt"
        from notifications where event_id like 'orderPaid:%'`,
    },
  },
  compare: ({ order, mail }) => compareMail(order, mail),
};

export function compareMail(order: OrderFacts | undefined, mail: OrderMail | undefined): Finding[] {
  const subject = orderSubject(order, mail);
  const found = mail ? `${mail.kind} to user ${mail.userId}` : "none";
  if (!order?.wasPaid) return mail ? [{ subject, expected: `no confirmation ${whyNothing(order)}`, found }] : [];
  const expected = `ORDER_CONFIRMATION to user ${order.buyerId}`;
  return found === expected ? [] : [{ subject, expected, found }];
}
