import type { EntityManager } from "typeorm";

/**
 * Blocks other transactions with the same name in the same database until this transaction ends. For changes that share
 * no row that could be locked. Call it before reading anything; each later statement then sees the changes of the
 * previous lock holders.
 */
export async function lockUntilCommit(manager: EntityManager, name: string): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [name]);
}
