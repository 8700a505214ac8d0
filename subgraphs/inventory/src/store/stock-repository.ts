import { auditJobs } from "@souk/kernel/admin-act";
import type { Database } from "@souk/kernel/database";
import { violatedConstraint } from "@souk/kernel/database-error";
import { enqueueAll } from "@souk/kernel/outbox";
import type { PageRequest } from "@souk/kernel/page";
import { SqlParameters } from "@souk/kernel/sql-parameters";
import type { EntityManager } from "typeorm";
import type { StockLevel } from "../domain/stock.js";
import type { StockMovement } from "../domain/stock-movement.js";
import type { AdjustOutcome, StockAdjustment, StockChange, StockReturn, StockStore } from "../domain/stock-store.js";
import { lockLevel, lockLevels, lockLevelsOf } from "./lock-levels.js";
import { commitWhole } from "./whole-reservation.js";

const maxOnHand = 2_000_000_000;

/** Units on hand and their movements in PostgreSQL. */
export class StockRepository implements StockStore {
  constructor(private readonly database: Database) {}

  levels(productIds: readonly string[], now: Date): Promise<readonly StockLevel[]> {
    return this.database.manager.query(
      `select product_id as "productId", on_hand as "onHand", reserved - (
         select coalesce(sum(quantity), 0)::int from reservations reservation
         where reservation.product_id = level.product_id and state = 'OPEN' and expires_at <= $2) as reserved
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
           values ($1, $2, 'RECEIPT', $3, $4, $5) on conflict do nothing returning delta
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
      // of two products at once with one key
      if (violatedConstraint(error) === "stock_movements_idempotency_key") return { kind: "keyReused" };
      throw error;
    }
  }

  takeBack({ eventId, orderId, lines }: StockReturn): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const productIds = lines.map(({ productId }) => productId);
      await lockLevelsOf(manager, orderId, productIds);
      // it is being paid back, so it was paid: where the news of that is late, the sale is booked here
      await commitWhole(manager, orderId);
      const [row]: { fits: boolean }[] = await manager.query(
        `with sold as (
           select line.product_id, line.quantity, coalesce(-sum(movement.delta), 0) as kept,
             coalesce(bool_or(movement.kind = 'RETURN' and movement.event_id = $1), false) as is_back
           from unnest($3::uuid[], $4::int[]) as line(product_id, quantity)
           left join stock_movements movement on movement.order_id = $2 and movement.product_id = line.product_id
           group by line.product_id, line.quantity
         ),
         whole as (select coalesce(bool_and(is_back or quantity <= kept), true) as fits from sold),
         returned as (
           insert into stock_movements (event_id, product_id, kind, delta, reason, order_id)
           select $1, product_id, 'RETURN', quantity, 'returned', $2 from sold, whole where fits and not is_back
           returning product_id, delta
         ),
         raised as (
           update stock_levels level set on_hand = level.on_hand + returned.delta from returned
           where level.product_id = returned.product_id
         )
         select fits from whole`,
        [eventId, orderId, productIds, lines.map(({ quantity }) => quantity)],
      );
      return row?.fits ?? false;
    });
  }

  listMovements(productId: string, { size, from }: PageRequest): Promise<readonly StockMovement[]> {
    const parameters = new SqlParameters();
    const conditions = [`product_id = ${parameters.add(productId)}`];
    if (from !== null) {
      const [at, position] = from.map((value) => `${parameters.add(String(value))}::text`);
      conditions.push(`(created_at, position) < (${at}::timestamptz, ${position}::bigint)`);
    }
    return this.database.manager.query(
      `select position, kind, delta, reason, order_id as "orderId", actor_id as "actorId", created_at as at
       from stock_movements where ${conditions.join(" and ")}
       order by created_at desc, position desc limit ${parameters.add(size + 1)}`,
      parameters.values,
    );
  }

  async countMovements(productId: string): Promise<number> {
    const [row]: { count: number }[] = await this.database.manager.query(
      `select count(*)::int as count from stock_movements where product_id = $1`,
      [productId],
    );
    return row?.count ?? 0;
  }
}

async function adjustOnce(manager: EntityManager, adjustment: StockAdjustment): Promise<AdjustOutcome> {
  const { eventId, productId, delta, reason, act, idempotencyKey, now } = adjustment;
  await lockLevel(manager, productId);
  const [level] = await lockLevels(manager, [productId], now);
  if (!level) throw new Error(`no level for ${productId}`);
  const earlier = idempotencyKey === null ? null : await findByKey(manager, adjustment);
  if (earlier) return earlier.isSame ? { kind: "adjusted", level, replayed: true } : { kind: "keyReused" };
  if (level.onHand + delta < level.reserved) return { kind: "belowReserved", level };
  if (level.onHand + delta > maxOnHand) return { kind: "tooLarge" };
  await manager.query(
    `with moved as (
       insert into stock_movements (event_id, product_id, kind, delta, reason, actor_id, idempotency_key)
       values ($1, $2, 'ADJUSTMENT', $3, $4, $5, $6) returning delta
     )
     update stock_levels set on_hand = on_hand + moved.delta from moved where product_id = $2`,
    [eventId, productId, delta, reason, act.actor.userId, idempotencyKey],
  );
  const onHand = level.onHand + delta;
  const change = { before: { onHand: level.onHand }, after: { onHand, delta, reason } };
  await enqueueAll(manager, auditJobs(act, { targetType: "Product", targetId: productId, ...change }));
  return { kind: "adjusted", level: { ...level, onHand } };
}

/** The actor's adjustment with this key, if there is one. */
async function findByKey(
  manager: EntityManager,
  { productId, delta, reason, act, idempotencyKey }: StockAdjustment,
): Promise<{ isSame: boolean } | undefined> {
  const [earlier]: { isSame: boolean }[] = await manager.query(
    `select (product_id, delta, reason) = ($3::uuid, $4::int, $5::text) as "isSame" from stock_movements
     where actor_id = $1 and idempotency_key = $2`,
    [act.actor.userId, idempotencyKey, productId, delta, reason],
  );
  return earlier;
}
