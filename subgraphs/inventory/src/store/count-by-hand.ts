import { auditJobs } from "@souk/kernel/audit/admin-action";
import { lockUntilCommit } from "@souk/kernel/database/lock-until-commit";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import type { StockLevel } from "../domain/stock.js";
import type { AdjustOutcome, SetOutcome, StockAdjustment, StockCount } from "../domain/stock-store.js";
import { lockLevel, lockLevels } from "./lock-levels.js";

const maxOnHand = 2_000_000_000;

/** Adds or removes units on behalf of an admin. */
export async function adjustOnce(manager: EntityManager, adjustment: StockAdjustment): Promise<AdjustOutcome> {
  const { productId, delta, idempotencyKey, now } = adjustment;
  const level = await lockedLevel(manager, productId, now);
  const earlier = idempotencyKey === null ? null : await findByKey(manager, adjustment);
  if (earlier) return earlier.isSame ? { kind: "adjusted", level, replayed: true } : { kind: "keyReused" };
  if (level.onHand + delta < level.reserved) return { kind: "belowReserved", level };
  if (level.onHand + delta > maxOnHand) return { kind: "tooLarge" };
  return { kind: "adjusted", level: await move(manager, level, adjustment) };
}

/** Sets the units on hand on behalf of an admin. */
export async function setOnce(manager: EntityManager, count: StockCount): Promise<SetOutcome> {
  const { productId, onHand, expectedOnHand, action, idempotencyKey, now, ...plain } = count;
  const key = idempotencyKey === null ? null : `${action.actor.userId}:${idempotencyKey}`;
  // the same key can arrive for two products, which have no row in common
  if (key !== null) await lockUntilCommit(manager, `stock count ${key}`);
  const level = await lockedLevel(manager, productId, now);
  const earlier = key === null ? null : await findCount(manager, key, count);
  if (earlier) return earlier.isSame ? { kind: "set", level, replayed: true } : { kind: "keyReused" };
  if (expectedOnHand !== null && expectedOnHand !== level.onHand) return { kind: "notAsExpected", level };
  if (onHand < level.reserved) return { kind: "belowReserved", level };
  if (key !== null) {
    await manager.query(
      `insert into stock_counts (event_id, product_id, on_hand, expected_on_hand, reason) values ($1, $2, $3, $4, $5)`,
      [key, productId, onHand, expectedOnHand, count.reason],
    );
  }
  const delta = onHand - level.onHand;
  if (delta === 0) return { kind: "set", level };
  return {
    kind: "set",
    level: await move(manager, level, { ...plain, productId, delta, action, idempotencyKey: null }),
  };
}

async function lockedLevel(manager: EntityManager, productId: string, now: Date): Promise<StockLevel> {
  await lockLevel(manager, productId);
  const [level] = await lockLevels(manager, [productId], now);
  if (!level) throw new Error(`no level for ${productId}`);
  return level;
}

async function move(
  manager: EntityManager,
  level: StockLevel,
  { eventId, productId, delta, reason, action, idempotencyKey }: Omit<StockAdjustment, "now">,
): Promise<StockLevel> {
  await manager.query(
    `with moved as (
       insert into stock_movements (event_id, product_id, kind, delta, reason, actor_id, idempotency_key)
       values ($1, $2, 'ADJUSTMENT', $3, $4, $5, $6) returning delta
     )
     update stock_levels set on_hand = on_hand + moved.delta from moved where product_id = $2`,
    [eventId, productId, delta, reason, action.actor.userId, idempotencyKey],
  );
  const onHand = level.onHand + delta;
  const change = { before: { onHand: level.onHand }, after: { onHand, delta, reason } };
  await enqueueAll(manager, auditJobs(action, { targetType: "Product", targetId: productId, ...change }));
  return { ...level, onHand };
}

/** Finds the actor's adjustment with this key, if any. */
async function findByKey(
  manager: EntityManager,
  { productId, delta, reason, action, idempotencyKey }: StockAdjustment,
): Promise<{ isSame: boolean } | undefined> {
  const [earlier]: { isSame: boolean }[] = await manager.query(
    `select (product_id, delta, reason) = ($3::uuid, $4::int, $5::text) as "isSame" from stock_movements
     where actor_id = $1 and idempotency_key = $2`,
    [action.actor.userId, idempotencyKey, productId, delta, reason],
  );
  return earlier;
}

/** Finds the actor's count with this key, if any. */
async function findCount(
  manager: EntityManager,
  key: string,
  { productId, onHand, expectedOnHand, reason }: StockCount,
): Promise<{ isSame: boolean } | undefined> {
  const [earlier]: { isSame: boolean }[] = await manager.query(
    `select (product_id, on_hand, reason) = ($2::uuid, $3::int, $5::text)
       and expected_on_hand is not distinct from $4::int as "isSame"
     from stock_counts where event_id = $1`,
    [key, productId, onHand, expectedOnHand, reason],
  );
  return earlier;
}
