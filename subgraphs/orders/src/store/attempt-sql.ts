import type { EntityManager } from "typeorm";
import type { AttemptAnswer, AttemptKey, ClaimOutcome } from "../domain/order-store.js";

interface Claim {
  readonly key: AttemptKey;
  readonly bodyHash: string;
  readonly at: Date;
  readonly staleMs: number;
}

interface AttemptRow {
  readonly claimed: boolean;
  readonly body_hash: string;
  readonly order_id: string | null;
  readonly answer: AttemptAnswer | null;
}

/**
 * Takes an attempt in one statement: a new key, or one that nobody works on any more and that has no answer yet.
 * The row's own lock decides between parallel requests.
 */
export async function claimAttempt(
  manager: EntityManager,
  { key, bodyHash, at, staleMs }: Claim,
): Promise<ClaimOutcome> {
  const stale = new Date(at.getTime() - staleMs);
  const values = [key.buyerId, key.operation, key.key, bodyHash, at, stale];
  const taken: AttemptRow[] = await manager.query(
    `insert into attempts (buyer_id, operation, key, body_hash, claimed_at) values ($1, $2, $3, $4, $5)
     on conflict (buyer_id, operation, key) do update set claimed_at = excluded.claimed_at
       where attempts.answer is null and attempts.body_hash = excluded.body_hash
         and (attempts.claimed_at is null or attempts.claimed_at <= $6)
     returning true as claimed, body_hash, order_id, answer`,
    values,
  );
  const [row] = taken.length > 0 ? taken : await readAttempt(manager, key);
  if (!row) return { kind: "running" };
  if (row.body_hash !== bodyHash) return { kind: "otherBody" };
  if (row.claimed) return row.order_id === null ? { kind: "claimed" } : { kind: "resumed", orderId: row.order_id };
  if (row.answer && row.order_id !== null) return { kind: "answered", orderId: row.order_id, answer: row.answer };
  return { kind: "running" };
}

function readAttempt(manager: EntityManager, { buyerId, operation, key }: AttemptKey): Promise<AttemptRow[]> {
  return manager.query(
    `select false as claimed, body_hash, order_id, answer from attempts where buyer_id = $1 and operation = $2 and key = $3`,
    [buyerId, operation, key],
  );
}

/** An attempt without an order is forgotten; one that is bound to an order can be taken up again at once. */
export async function releaseAttempt(manager: EntityManager, { buyerId, operation, key }: AttemptKey): Promise<void> {
  await manager.query(
    `with kept as (
       update attempts set claimed_at = null
       where buyer_id = $1 and operation = $2 and key = $3 and answer is null and order_id is not null
     )
     delete from attempts where buyer_id = $1 and operation = $2 and key = $3 and answer is null and order_id is null`,
    [buyerId, operation, key],
  );
}

export async function answerAttempt(
  manager: EntityManager,
  { buyerId, operation, key }: AttemptKey,
  orderId: string,
  answer: AttemptAnswer,
): Promise<void> {
  await manager.query(
    `update attempts set order_id = $4, answer = $5, claimed_at = null where buyer_id = $1 and operation = $2 and key = $3`,
    [buyerId, operation, key, orderId, JSON.stringify(answer)],
  );
}

export async function renewAttempt(
  manager: EntityManager,
  { buyerId, operation, key }: AttemptKey,
  at: Date,
): Promise<void> {
  await manager.query(
    `update attempts set claimed_at = $4
     where buyer_id = $1 and operation = $2 and key = $3 and answer is null and claimed_at is not null`,
    [buyerId, operation, key, at],
  );
}
