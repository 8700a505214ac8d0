import { keySql } from "./key-of.ts";
import { coursesOf, type Scale } from "./scale.ts";
import { linesSql, unitsOnHand } from "./sold.ts";

/** Stock on hand of all goods, and the movements for each paid order. */
export function inventoryRows(scale: Scale): readonly string[] {
  return [
    `insert into stock_levels (product_id, on_hand, reserved, updated_at)
     select ${keySql("product", "n")}, ${unitsOnHand}, 0, timestamptz '2025-01-01Z' + n * interval '1 minute'
     from generate_series(${coursesOf(scale) + 1}, ${scale.products}) n`,
    `insert into reservations (order_id, product_id, quantity, state, expires_at)
     select id, product_id, 1, case when is_cancelled then 'RELEASED' else 'COMMITTED' end, at + interval '15 minutes'
     from ${linesSql(scale)} on conflict do nothing`,
    `insert into stock_movements (event_id, product_id, kind, delta, reason, order_id, created_at)
     select id::text, product_id, 'SALE', -1, 'sold', id, at from ${linesSql(scale)} where not is_cancelled
     on conflict do nothing`,
  ];
}
