import { setTimeout as wait } from "node:timers/promises";
import { withDatabase } from "@souk/kernel/config/database-settings";
import pg from "pg";

const databases = ["orders", "inventory", "shipping", "notifications", "accounts"] as const;
const pollMs = 50;
const timeoutMs = 60_000;
// the baseline's jobs never become due, and the inventory jobs that end a reservation wait for 15 minutes
const openSql = `select exists (select from graphile_worker._private_jobs
  where run_at <= now() and attempts < max_attempts or run_at = 'infinity' and current_database() <> 'souk_inventory') as open`;

/** Waits for the jobs that follow the answers. */
export class Outboxes implements AsyncDisposable {
  private readonly pools: readonly pg.Pool[];

  constructor(serverUrl: string) {
    this.pools = databases.map(
      (database) =>
        new pg.Pool({ connectionString: withDatabase(serverUrl, `souk_${database}`), max: 1, idleTimeoutMillis: 0 }),
    );
  }

  /** Resolves when no job is due. Throws after a minute. */
  async drained(): Promise<void> {
    const end = performance.now() + timeoutMs;
    for (const pool of this.pools)
      while ((await pool.query<{ open: boolean }>(openSql)).rows[0]?.open) {
        if (performance.now() > end) throw new Error("jobs are not done in time");
        await wait(pollMs);
      }
  }

  /** Deletes the jobs of an earlier run of the baseline. */
  async clear(): Promise<void> {
    for (const pool of this.pools)
      await pool.query(`delete from graphile_worker._private_jobs where run_at = 'infinity'`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.pools.map((pool) => pool.end()));
  }
}
