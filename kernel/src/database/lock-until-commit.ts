import type { EntityManager } from "typeorm";

/**
 * Blocks other transactions with the same name in the same database until this transaction ends. For changes that share
 * no row that could be locked. Call it before reading anything; each later statement then sees the changes of the
 * previous lock holders.
 */
export async function lockUntilCommit(manager: EntityManager, name: string): Promise<void> {
  await lockAllUntilCommit(manager, [name]);
}

/** Like `lockUntilCommit`, for several names: takes the locks in one order, so that two such calls do not deadlock. */
export async function lockAllUntilCommit(manager: EntityManager, names: readonly string[]): Promise<void> {
  await manager.query(
    `select pg_advisory_xact_lock(lock.key) from (
       select distinct hashtextextended(name, 0) as key from unnest($1::text[]) as name order by key
     ) lock`,
    [names],
  );
}
