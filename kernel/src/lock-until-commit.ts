import type { EntityManager } from "typeorm";

/**
 * Whoever asks for the same name in the same database waits until this transaction is over: for changes that have no row in common
 * that could be locked. Ask before reading anything; each further statement then sees what those before it in the queue have done.
 */
export async function lockUntilCommit(manager: EntityManager, name: string): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [name]);
}
