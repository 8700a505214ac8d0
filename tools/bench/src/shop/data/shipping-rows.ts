import { keySql } from "./key-of.ts";
import type { Scale } from "./scale.ts";
import { addressSql, ordersSql } from "./sold.ts";

export function shippingRows(scale: Scale): readonly string[] {
  return [
    `insert into shipments (id, order_id, order_number, buyer_id, tracking_number, carrier, status, address, created_at, updated_at)
     select ${keySql("shipment", "n")}, id, number, buyer_id, 'SHIP-' || 887 + n, 'Canada Post', 'DELIVERED', ${addressSql}, at, at + interval '3 days'
     from ${ordersSql(scale)} where not is_cancelled`,
    `select setval('tracking_numbers', ${scale.orders + 888})`,
    `insert into shipment_events (id, shipment_id, position, at, status)
     select ${keySql("shipment event", "n")}, ${keySql("shipment", "n")}, 0, at + interval '3 days', 'DELIVERED'
     from ${ordersSql(scale)} where not is_cancelled`,
  ];
}
