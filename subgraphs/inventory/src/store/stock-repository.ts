import type { Database } from "@souk/kernel/database/database";
import { violatedConstraint } from "@souk/kernel/database/database-error";
import type { StockLevel } from "../domain/stock.js";
import type {
  AdjustOutcome,
  SetOutcome,
  StockAdjustment,
  StockChange,
  StockCount,
  StockLevelCounts,
  StockReturn,
  StockStore,
} from "../domain/stock-store.js";
import { adjustOnce, setOnce } from "./count-by-hand.js";
import { lockLevel, lockLevelsOf } from "./lock-levels.js";
import { setLevels } from "./set-levels.js";
import { unexpiredReserved } from "./unexpired-reserved.js";
import { commitWhole } from "./whole-reservation.js";

/** Units on hand and their movements in PostgreSQL. */
export class StockRepository implements StockStore {
  constructor(private readonly database: Database) {}

  levels(productIds: readonly string[], now: Date): Promise<readonly StockLevel[]> {
    return this.database.manager.query(
      `select product_id as "productId", on_hand as "onHand", ${unexpiredReserved("$2")} as reserved
       from stock_levels level where product_id = any($1)`,
      [productIds, now],
    );
  }

  async receive({ eventId, productId, delta, reason, actorId }: StockChange): Promise<void> {
    await this.database.transaction(async (manager) => {
      await lockLevel(manager, productId);
      await manager.query(
        `with received as (
           insert into stock_movements (event_id, product_id, kind, delta, reason, actor_id)
           select $1, $2, 'RECEIPT', $3::int, $4, $5::uuid where $3::int <> 0
           on conflict do nothing returning delta
         )
         update stock_levels set on_hand = on_hand + received.delta from received where product_id = $2`,
        [eventId, productId, delta, reason, actorId],
      );
    });
  }

  async adjust(adjustment: StockAdjustment): Promise<AdjustOutcome> {
    try {
      return await this.database.transaction((manager) => adjustOnce(manager, adjustment));
    } catch (error) {
      // two products were adjusted at once with one key
      if (violatedConstraint(error) === "stock_movements_idempotency_key") return { kind: "keyReused" };
      throw error;
    }
  }

  setOnHand(count: StockCount): Promise<SetOutcome> {
    return this.database.transaction((manager) => setOnce(manager, count));
  }

  setLevels(counts: StockLevelCounts): Promise<void> {
    return this.database.transaction((manager) => setLevels(manager, counts));
  }

  takeBack({ eventId, orderId, lines }: StockReturn): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const productIds = lines.map(({ productId }) => productId);
      await lockLevelsOf(manager, orderId, productIds);
      // a refunded order was paid: if its commit is late, the sale is recorded here
      await commitWhole(manager, orderId);
      const [row]: { fits: boolean }[] = await manager.query(
        `with sold as (
           select line.product_id, line.quantity, coalesce(-sum(movement.delta), 0) as kept,
             sum(movement.delta) filter (where movement.kind = 'RETURN' and movement.event_id = $1) as back
           from unnest($3::uuid[], $4::int[]) as line(product_id, quantity)
           left join stock_movements movement on movement.order_id = $2 and movement.product_id = line.product_id
           group by line.product_id, line.quantity
         ),
         returned as (
           insert into stock_movements (event_id, product_id, kind, delta, reason, order_id)
           select $1, product_id, 'RETURN', least(quantity, kept), 'returned', $2 from sold where back is null and kept > 0
           returning product_id, delta
         ),
         raised as (
           update stock_levels level set on_hand = level.on_hand + returned.delta from returned
           where level.product_id = returned.product_id
         )
         select coalesce(bool_and(quantity <= coalesce(back, kept)), true) as fits from sold`,
        [eventId, orderId, productIds, lines.map(({ quantity }) => quantity)],
      );
      return row?.fits ?? false;
    });
  }
}
