import type { Scale } from "./scale.ts";
import { addressSql, linesSql, ordersSql, shippingMinor, unitPriceMinor } from "./sold.ts";

/** Closed orders with their events. */
export function ordersRows(scale: Scale): readonly string[] {
  const subtotal = `lines * ${unitPriceMinor}`;
  return [
    `insert into orders (id, number, buyer_id, status, currency, subtotal_minor, shipping_minor, total_minor, shipping_address, carrier, placed_at, paid_at)
     select id, number, buyer_id, case when is_cancelled then 'CANCELLED' else 'COMPLETED' end, 'CAD',
       ${subtotal}, ${shippingMinor}, ${subtotal} + ${shippingMinor}, ${addressSql}, 'Canada Post', at,
       case when not is_cancelled then at + interval '1 second' end
     from ${ordersSql(scale)}`,
    `select setval('order_numbers', ${scale.orders + 101})`,
    `insert into order_lines (order_id, position, product_id, kind, sku, name, quantity, unit_price_minor)
     select id, position, product_id, 'PHYSICAL', sku, 'What was sold as ' || sku, 1, ${unitPriceMinor} from ${linesSql(scale)}`,
    `insert into order_events (order_id, event_id, type, from_status, to_status, at, actor, correlation_id)
     select sale.id, event.id, event.type, event.from_status, event.id, sale.at + event.after, event.actor, sale.id::text
     from ${ordersSql(scale)} join (values
       ('CREATED', 'orderPlaced', null, interval '0', 'buyer', null),
       ('PAID', 'orderPaid', 'CREATED', interval '1 second', 'payments', false),
       ('COMPLETED', 'orderCompleted', 'PAID', interval '3 days', 'shipping', false),
       ('CANCELLED', 'orderCancelled', 'CREATED', interval '1 hour', 'orders', true)
     ) event(id, type, from_status, after, actor, of_cancelled)
       on event.of_cancelled is null or event.of_cancelled = sale.is_cancelled`,
  ];
}
