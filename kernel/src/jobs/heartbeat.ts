import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import type { Logger } from "../logging/logger.js";

/** The interval of heartbeats that a running service writes to its database, in milliseconds. */
export const heartbeatMs = 60_000;
/** A longer pause ends a run; the next heartbeat starts a new one. */
export const heartbeatGapMs = 3 * heartbeatMs;

/** Creates the table of runs. */
export async function createHeartbeats(database: pg.Pool): Promise<void> {
  await database.query(`
    create table if not exists heartbeats (
      begun_at timestamptz(3) primary key,
      last_at timestamptz(3) not null check (last_at >= begun_at)
    )`);
}

/**
 * Records the periods in which the service ran. The audit compares these runs across all databases: a database that was
 * restored from a backup lacks the end of a run that the others have. Replicas of a service share a run.
 */
export class Heartbeat implements AsyncDisposable {
  private readonly closing = new AbortController();
  private readonly closed: Promise<void>;

  constructor(
    private readonly pool: pg.Pool,
    private readonly logger: Logger,
  ) {
    this.closed = this.keepBeating();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.closing.abort();
    await this.closed;
  }

  private async keepBeating(): Promise<void> {
    const { signal } = this.closing;
    while (!signal.aborted) {
      await beat(this.pool).catch((error: unknown) => this.logger.debug({ err: error }, "failed to write a heartbeat"));
      await delay(heartbeatMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}

/**
 * Writes a heartbeat. A new run also deletes runs that ended more than 90 days ago, which the audit no longer needs.
 */
async function beat(pool: pg.Pool): Promise<void> {
  await pool.query(
    `with now as (select clock_timestamp() as at),
     latest as (select begun_at, last_at from heartbeats order by begun_at desc limit 1),
     goes_on as (select begun_at from latest, now where last_at > at - $1 * interval '1 millisecond'),
     renewed as (
       update heartbeats run set last_at = greatest(run.last_at, now.at) from goes_on, now where run.begun_at = goes_on.begun_at
     ),
     forgotten as (
       delete from heartbeats where last_at < now() - interval '90 days' and not exists (select from goes_on)
     )
     insert into heartbeats (begun_at, last_at) select at, at from now where not exists (select from goes_on)
     on conflict do nothing`,
    [heartbeatGapMs],
  );
}
