import { auditJobs } from "@souk/kernel/audit/admin-action";
import { lockUntilCommit } from "@souk/kernel/database/lock-until-commit";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import type { StockLevel } from "../domain/stock.js";
import type { AdjustOutcome, SetOutcome, StockAdjustment, StockCount } from "../domain/stock-store.js";
import { StockCountEntity, StockMovementEntity } from "./inventory-entities.js";
import { lockLevel, lockLevels } from "./lock-levels.js";

const maxOnHand = 2_000_000_000;

/** Adds or removes units on behalf of an admin. */
export async function adjustOnce(manager: EntityManager, adjustment: StockAdjustment): Promise<AdjustOutcome> {
  const { productId, delta, reason, action, idempotencyKey, now } = adjustment;
  const level = await lockedLevel(manager, productId, now);
  const { userId: actorId } = action.actor;
  const earlier =
    idempotencyKey === null ? null : await manager.findOneBy(StockMovementEntity, { actorId, idempotencyKey });
  const moved = { productId: level.productId, delta, reason };
  if (earlier) return hasValues(earlier, moved) ? { kind: "adjusted", level, replayed: true } : { kind: "keyReused" };
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
  const counted = { productId: level.productId, onHand, expectedOnHand, reason: count.reason };
  const earlier = key === null ? null : await manager.findOneBy(StockCountEntity, { eventId: key });
  if (earlier) return hasValues(earlier, counted) ? { kind: "set", level, replayed: true } : { kind: "keyReused" };
  if (expectedOnHand !== null && expectedOnHand !== level.onHand) return { kind: "notAsExpected", level };
  if (onHand < level.reserved) return { kind: "belowReserved", level };
  if (key !== null) await manager.insert(StockCountEntity, { eventId: key, ...counted });
  const delta = onHand - level.onHand;
  if (delta === 0) return { kind: "set", level };
  return {
    kind: "set",
    level: await move(manager, level, { ...plain, productId, delta, action, idempotencyKey: null }),
  };
}

function hasValues<Row extends object>(row: Row, values: Partial<Row>): boolean {
  return (Object.keys(values) as (keyof Row)[]).every((column) => row[column] === values[column]);
}

/** Locks the level; its `productId` is the id as stored, in lower case. */
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
