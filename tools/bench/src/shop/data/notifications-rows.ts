import { keySql } from "./key-of.ts";
import type { Scale } from "./scale.ts";
import { ordersSql } from "./sold.ts";

/** A confirmation for each paid order; its text is already deleted. */
export function notificationsRows(scale: Scale): readonly string[] {
  return [
    `insert into notifications (id, event_id, kind, user_id, recipient, subject, status, created_at, sent_at, order_id, attempts)
     select ${keySql("mail", "n")}, 'orderPaid:' || id, 'ORDER_CONFIRMATION', buyer_id,
       'user' || 1 + n * 7919 % ${scale.users} || '@example.com', 'Your order ' || number, 'SENT', at, at, id, 1
     from ${ordersSql(scale)} where not is_cancelled`,
  ];
}
