import type { Database } from "@souk/kernel/database";
import { enqueue } from "@souk/kernel/jobs";
import type { EntityManager } from "typeorm";
import { availableOf, type StockLevel, type StockShortage } from "../domain/stock.js";
import type { AdjustOutcome, NewReservation, StockChange, StockStore } from "../domain/stock-store.js";

const maxOnHand = 2_000_000_000;

/** Stock in PostgreSQL. Whoever changes several levels locks them in the order of their product ids first. */
export class StockRepository implements StockStore {
  constructor(private readonly database: Database) {}

  levels(productIds: readonly string[]): Promise<readonly StockLevel[]> {
    return this.database.manager.query(
      `select product_id as "productId", on_hand as "onHand", reserved from stock_levels where product_id = any($1)`,
      [productIds],
    );
  }

  async receive({ eventId, productId, delta, reason, actorId }: StockChange): Promise<void> {
    await this.database.transaction(async (manager) => {
      await lockLevel(manager, productId);
      await manager.query(
        `with received as (
           insert into stock_movements (event_id, product_id, kind, delta, reason, actor_id)
           values ($1, $2, 'RECEIPT', $3, $4, $5) on conflict do nothing returning delta
         )
         update stock_levels set on_hand = on_hand + received.delta from received where product_id = $2`,
        [eventId, productId, delta, reason, actorId],
      );
    });
  }

  adjust({ eventId, productId, delta, reason, actorId }: StockChange): Promise<AdjustOutcome> {
    return this.database.transaction(async (manager): Promise<AdjustOutcome> => {
      const level = await lockLevel(manager, productId);
      if (level.onHand + delta < level.reserved) return { kind: "belowReserved", level };
      if (level.onHand + delta > maxOnHand) return { kind: "tooLarge" };
      await manager.query(
        `with moved as (
           insert into stock_movements (event_id, product_id, kind, delta, reason, actor_id)
           values ($1, $2, 'ADJUSTMENT', $3, $4, $5) returning delta
         )
         update stock_levels set on_hand = on_hand + moved.delta from moved where product_id = $2`,
        [eventId, productId, delta, reason, actorId],
      );
      return { kind: "adjusted", level: { ...level, onHand: level.onHand + delta } };
    });
  }

  reserve(reservation: NewReservation): Promise<readonly StockShortage[]> {
    return this.database.transaction(async (manager) => {
      const shortages = await shortagesOf(manager, reservation);
      if (shortages.length > 0) return shortages;
      const { orderId, lines, expiresAt } = reservation;
      // what the order holds already conflicts and is not promised a second time
      const [counts]: { promised: number; raised: number }[] = await manager.query(
        `with promised as (
           insert into reservations (order_id, product_id, quantity, state, expires_at)
           select $1, line.product_id, line.quantity, 'OPEN', $4 from unnest($2::uuid[], $3::int[]) as line(product_id, quantity)
           on conflict (order_id, product_id)
             do update set state = 'OPEN', quantity = excluded.quantity, expires_at = excluded.expires_at
             where reservations.state = 'RELEASED'
           returning product_id, quantity
         ),
         raised as (
           update stock_levels level set reserved = level.reserved + promised.quantity from promised
           where level.product_id = promised.product_id and level.on_hand - level.reserved >= promised.quantity
           returning level.product_id
         )
         select (select count(*)::int from promised) as promised, (select count(*)::int from raised) as raised`,
        [orderId, lines.map(({ productId }) => productId), lines.map(({ quantity }) => quantity), expiresAt],
      );
      if (counts?.promised !== counts?.raised) throw new Error(`stock of order ${orderId} changed under its lock`);
      const runAt = new Date(expiresAt.getTime() + 1);
      await enqueue(manager, "releaseExpired", { orderId }, { key: `expire:${orderId}`, runAt });
      return [];
    });
  }

  async commit(orderId: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      await lockOrder(manager, orderId);
      await manager.query(
        `with sold as (
           update reservations set state = 'COMMITTED' where order_id = $1 and state = 'OPEN' returning product_id, quantity
         ),
         left_stock as (
           update stock_levels level set on_hand = level.on_hand - sold.quantity, reserved = level.reserved - sold.quantity
           from sold where level.product_id = sold.product_id
         )
         insert into stock_movements (event_id, product_id, kind, delta, reason)
         select $1::uuid::text, product_id, 'SALE', -quantity, 'sold' from sold`,
        [orderId],
      );
    });
  }

  async release(orderId: string): Promise<void> {
    await this.releaseWhere(orderId, null);
  }

  async releaseExpired(orderId: string, now: Date): Promise<void> {
    await this.releaseWhere(orderId, now);
  }

  private async releaseWhere(orderId: string, expiredBy: Date | null): Promise<void> {
    await this.database.transaction(async (manager) => {
      await lockOrder(manager, orderId);
      await manager.query(
        `with freed as (
           update reservations set state = 'RELEASED'
           where order_id = $1 and state = 'OPEN' and ($2::timestamptz is null or expires_at <= $2)
           returning product_id, quantity
         )
         update stock_levels level set reserved = level.reserved - freed.quantity
         from freed where level.product_id = freed.product_id`,
        [orderId, expiredBy],
      );
    });
  }
}

/** Locks the level of a product; makes it when this is the first that is heard of the product. */
async function lockLevel(manager: EntityManager, productId: string): Promise<StockLevel> {
  const [level]: StockLevel[] = await manager.query(
    `insert into stock_levels (product_id, on_hand) values ($1, 0)
     on conflict (product_id) do update set on_hand = stock_levels.on_hand
     returning product_id as "productId", on_hand as "onHand", reserved`,
    [productId],
  );
  if (!level) throw new Error(`no level for ${productId}`);
  return level;
}

/**
 * Locks the levels in the order of product ids and compares. What the order holds is read in a statement of its own:
 * one that waited for the lock still sees the reservations as they were before it waited.
 */
async function shortagesOf(manager: EntityManager, { orderId, lines }: NewReservation): Promise<StockShortage[]> {
  const levels: StockLevel[] = await manager.query(
    `select product_id as "productId", on_hand as "onHand", reserved from stock_levels
     where product_id = any($1) order by product_id for update`,
    [lines.map(({ productId }) => productId)],
  );
  const availableByProduct = new Map(levels.map((level) => [level.productId, availableOf(level)]));
  const shortages = lines.flatMap(({ productId, quantity }) => {
    const available = availableByProduct.get(productId) ?? 0;
    return available >= quantity ? [] : [{ productId, requested: quantity, available }];
  });
  if (shortages.length === 0) return [];
  const held: { product_id: string }[] = await manager.query(
    `select product_id from reservations where order_id = $1 and state <> 'RELEASED'`,
    [orderId],
  );
  return shortages.filter(({ productId }) => !held.some((line) => line.product_id === productId));
}

async function lockOrder(manager: EntityManager, orderId: string): Promise<void> {
  await manager.query(
    `select 1 from stock_levels where product_id in (select product_id from reservations where order_id = $1)
     order by product_id for update`,
    [orderId],
  );
}
