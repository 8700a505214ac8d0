import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

/** Any fixed number; all replicas must use the same one. */
const migrationLock = 7_368_756;
const retryMs = 100;

/**
 * Runs the work while no other process migrates the database. A separate connection holds the lock, so the lock is
 * released even if this process dies during a migration.
 */
export async function underMigrationLock<Result>(url: string, run: () => Promise<Result>): Promise<Result> {
  const holder = new pg.Client({ connectionString: url, application_name: "souk-migration" });
  // a broken connection releases the lock; two replicas that then migrate at once do no harm, because a migration is a
  // transaction
  holder.on("error", () => undefined);
  await holder.connect();
  try {
    await take(holder);
    return await run();
  } finally {
    await holder.end();
  }
}

// A statement that waits for the lock would hold a snapshot, and "create index concurrently" of the process that migrates
// waits for all snapshots.
async function take(holder: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await holder.query<{ locked: boolean }>("select pg_try_advisory_lock($1) as locked", [
      migrationLock,
    ]);
    if (rows[0]?.locked) return;
    await pause(retryMs);
  }
}
