import type { Database } from "@souk/kernel/database";
import { enqueue } from "@souk/kernel/jobs";
import type { EntityManager } from "typeorm";
import type { NewReservation, ReservationStore, ReserveOutcome } from "../domain/reservation-store.js";
import { availableOf, type StockShortage } from "../domain/stock.js";
import { lockLevels, lockLevelsOf } from "./lock-levels.js";
import { commitWhole, holdWhole } from "./whole-reservation.js";

/** Promises to orders in PostgreSQL. */
export class ReservationRepository implements ReservationStore {
  constructor(private readonly database: Database) {}

  reserve(reservation: NewReservation): Promise<ReserveOutcome> {
    return this.database.transaction(async (manager) => {
      const shortages = await shortagesOf(manager, reservation);
      if (shortages.length > 0) return { shortages, expiresAt: null };
      const { orderId, expiresAt } = reservation;
      const { promised, earlierEnd } = await promise(manager, reservation);
      if (promised === 0) return { shortages, expiresAt: earlierEnd };
      const runAt = new Date(expiresAt.getTime() + 1);
      await enqueue(manager, "releaseExpired", { orderId }, { key: `expire:${orderId}`, runAt });
      return { shortages, expiresAt };
    });
  }

  hold(orderId: string): Promise<boolean> {
    return this.whole(orderId, holdWhole);
  }

  commit(orderId: string): Promise<boolean> {
    return this.whole(orderId, commitWhole);
  }

  async expiredAt(orderId: string, now: Date): Promise<Date | null> {
    const [row]: { expiredAt: Date | null }[] = await this.database.manager.query(
      `select max(expires_at) as "expiredAt" from reservations
       where order_id = $1 and state <> 'COMMITTED' and expires_at <= $2`,
      [orderId, now],
    );
    return row?.expiredAt ?? null;
  }

  async release(orderId: string): Promise<void> {
    await this.releaseWhere(orderId, null);
  }

  async releaseExpired(orderId: string, now: Date): Promise<void> {
    await this.releaseWhere(orderId, now);
  }

  private whole(orderId: string, change: typeof commitWhole): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const productIds = await lockLevelsOf(manager, orderId);
      return productIds.length > 0 && change(manager, { orderId, productIds });
    });
  }

  private async releaseWhere(orderId: string, expiredBy: Date | null): Promise<void> {
    await this.database.transaction(async (manager) => {
      const productIds = await lockLevelsOf(manager, orderId);
      if (productIds.length === 0) return;
      await manager.query(
        `with freed as (
           update reservations set state = 'RELEASED', expires_at = case when expires_at <= $3 then expires_at end
           where order_id = $1 and product_id = any($2) and state = 'OPEN'
             and ($3::timestamptz is null or expires_at <= $3)
           returning product_id, quantity
         )
         update stock_levels level set reserved = level.reserved - freed.quantity
         from freed where level.product_id = freed.product_id`,
        [orderId, productIds, expiredBy],
      );
    });
  }
}

interface Promised {
  readonly promised: number;
  readonly earlierEnd: Date | null;
}

/** Promises what the order does not hold yet; how many lines that was, and when what it held before ends. The levels are locked and there is enough. */
async function promise(manager: EntityManager, { orderId, lines, expiresAt }: NewReservation): Promise<Promised> {
  // what the order holds already conflicts and is not promised a second time; it then ends with the rest
  const [counts]: (Promised & { raised: number })[] = await manager.query(
    `with promised as (
       insert into reservations (order_id, product_id, quantity, state, expires_at)
       select $1, line.product_id, line.quantity, 'OPEN', $4 from unnest($2::uuid[], $3::int[]) as line(product_id, quantity)
       on conflict (order_id, product_id)
         do update set state = 'OPEN', quantity = excluded.quantity, expires_at = excluded.expires_at
         where reservations.state = 'RELEASED'
       returning product_id, quantity
     ),
     prolonged as (
       update reservations set expires_at = $4
       where order_id = $1 and product_id = any($2) and state = 'OPEN' and expires_at < $4 and exists (select from promised)
     ),
     raised as (
       update stock_levels level set reserved = level.reserved + promised.quantity from promised
       where level.product_id = promised.product_id and level.on_hand - level.reserved >= promised.quantity
       returning level.product_id
     )
     select (select count(*)::int from promised) as promised, (select count(*)::int from raised) as raised,
       (select min(expires_at) from reservations where order_id = $1 and state = 'OPEN') as "earlierEnd"`,
    [orderId, lines.map(({ productId }) => productId), lines.map(({ quantity }) => quantity), expiresAt],
  );
  if (!counts || counts.promised !== counts.raised) throw new Error(`stock of order ${orderId} changed under its lock`);
  return counts;
}

/** What the order holds already is read in a statement of its own, after the levels are locked. */
async function shortagesOf(manager: EntityManager, { orderId, lines, now }: NewReservation): Promise<StockShortage[]> {
  const levels = await lockLevels(
    manager,
    lines.map(({ productId }) => productId),
    now,
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
