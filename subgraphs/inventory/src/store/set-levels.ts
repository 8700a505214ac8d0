import type { EntityManager } from "typeorm";
import type { StockLevelCounts } from "../domain/stock-store.js";
import { lockLevels } from "./lock-levels.js";

/**
 * Sets any number of levels in three statements. Skips lines that this event has already counted, even if the level has
 * changed since.
 */
export async function setLevels(
  manager: EntityManager,
  { eventId, reason, actorId, lines, now }: StockLevelCounts,
): Promise<void> {
  const productIds = lines.map(({ productId }) => productId);
  await manager.query(
    `insert into stock_levels (product_id, on_hand) select product_id, 0 from unnest($1::uuid[]) as product_id
     order by product_id on conflict do nothing`,
    [productIds],
  );
  await lockLevels(manager, productIds, now);
  await manager.query(
    `with counted as (
       insert into stock_counts (event_id, product_id, on_hand, reason)
       select $3, line.product_id, line.on_hand, $4
       from unnest($1::uuid[], $2::int[]) as line(product_id, on_hand)
       join stock_levels level on level.product_id = line.product_id
       where line.on_hand >= level.reserved
       on conflict do nothing returning product_id, on_hand
     ),
     moved as (
       insert into stock_movements (event_id, product_id, kind, delta, reason, actor_id)
       select $3, counted.product_id, case when exists (
           select from stock_movements earlier where earlier.product_id = counted.product_id
         ) then 'ADJUSTMENT' else 'RECEIPT' end, counted.on_hand - level.on_hand, $4, $5::uuid
       from counted join stock_levels level on level.product_id = counted.product_id
       where counted.on_hand <> level.on_hand
       returning product_id, delta
     )
     update stock_levels level set on_hand = level.on_hand + moved.delta from moved
     where level.product_id = moved.product_id`,
    [productIds, lines.map(({ onHand }) => onHand), eventId, reason, actorId],
  );
}
