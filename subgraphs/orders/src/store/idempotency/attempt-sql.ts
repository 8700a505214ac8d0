import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import { addJobsSql } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import type {
  AttemptAnswer,
  AttemptKey,
  ClaimOutcome,
  OpenAttempt,
  PaymentClaim,
} from "../../domain/idempotency/attempt-store.js";

const keyColumns = `buyer_id as "buyerId", operation, key`;

interface AttemptRow {
  readonly claimed: boolean;
  readonly body_hash: string;
  readonly order_id: string | null;
  readonly answer: AttemptAnswer | null;
}

/**
 * Claims an attempt in one statement: a new key, or a key without an answer whose claim is released or stale. The row's
 * own lock decides between parallel requests. Binds an attempt that pays an order to the order, with its jobs.
 */
export async function claimAttempt(
  manager: EntityManager,
  key: AttemptKey,
  bodyHash: string,
  at: Date,
  staleMs: number,
  payment?: PaymentClaim,
): Promise<ClaimOutcome> {
  const stale = new Date(at.getTime() - staleMs);
  const parameters = new SqlParameters();
  const add = (value: unknown): string => parameters.add(value);
  const values = [key.buyerId, key.operation, key.key, bodyHash, at, payment?.orderId ?? null].map(add).join();
  const claim = `
    insert into attempts (buyer_id, operation, key, body_hash, claimed_at, order_id) values (${values})
    on conflict (buyer_id, operation, key) do update set claimed_at = excluded.claimed_at
      where attempts.answer is null and attempts.body_hash = excluded.body_hash
        and (attempts.claimed_at is null or attempts.claimed_at <= ${add(stale)})
    returning true as claimed, body_hash, order_id, answer`;
  const sql = payment
    ? `with taken as (${claim}), ${addJobsSql(payment.jobs, "taken", parameters)} select taken.*, queued.added from taken, queued`
    : claim;
  const rows: AttemptRow[] = await manager.query(sql, parameters.values);
  const [row] = rows.length > 0 ? rows : await readAttempt(manager, key);
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

/** Deletes an unanswered attempt, except a checkout that wrote an order: that one can be resumed immediately. */
export async function releaseAttempt(manager: EntityManager, { buyerId, operation, key }: AttemptKey): Promise<void> {
  await manager.query(
    `with resumable as (
       update attempts set claimed_at = null
       where buyer_id = $1 and operation = $2 and key = $3 and answer is null and order_id is not null and operation = 'checkout'
     )
     delete from attempts
     where buyer_id = $1 and operation = $2 and key = $3 and answer is null and (order_id is null or operation <> 'checkout')`,
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

const isOpen = `order_id = $1 and answer is null and claimed_at is not null`;

export async function openAttempts(manager: EntityManager, orderId: string): Promise<readonly OpenAttempt[]> {
  const rows: (AttemptKey & { readonly claimedAt: Date })[] = await manager.query(
    `select ${keyColumns}, claimed_at as "claimedAt" from attempts where ${isOpen} order by claimed_at`,
    [orderId],
  );
  return rows.map(({ claimedAt, ...key }) => ({ key, claimedAt }));
}

/** Checks the rows again under their locks, so that a faster repeat keeps its claim. */
export async function takeOverAttempts(
  manager: EntityManager,
  orderId: string,
  at: Date,
  staleAt: Date,
): Promise<readonly AttemptKey[]> {
  const [rows]: [AttemptKey[], number] = await manager.query(
    `update attempts set claimed_at = $2 where ${isOpen} and claimed_at <= $3
       and not exists (select from attempts live where live.order_id = $1 and live.answer is null and live.claimed_at > $3)
     returning ${keyColumns}`,
    [orderId, at, staleAt],
  );
  return rows;
}
