import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import type { PoolUse } from "../metrics/pool-metrics.js";

/** The retry delay for clients: a connection becomes free within the duration of a statement. */
const retryAfterSeconds = 1;
const longestPauseMs = 250;

/**
 * A new connection costs some milliseconds, and its first statements read the catalog again. A cloud's network forgets
 * a quiet connection after four minutes at the earliest.
 */
const longestIdleMs = 60_000;

type TakeConnection = Parameters<pg.Pool["connect"]>[0];

/** Thrown when no connection became free within the maximum wait of a request. */
export class DatabaseBusyError extends Error {
  /** PostgreSQL's code for too many connections: the database is unavailable, and the statement did not run. */
  readonly code = "53300";
  readonly retryAfterSeconds = retryAfterSeconds;

  constructor(cause: unknown) {
    super("no connection to the database was free in time", { cause });
    this.name = "DatabaseBusyError";
  }
}

/**
 * A pool in which requests wait for a connection for at most `connectionTimeoutMillis`. When the server refuses a
 * connection because other programs use all of them, the pool retries within that time, and the request does not see
 * the server's error.
 */
export class BoundedPool extends pg.Pool {
  private readonly outcomes = { taken: 0, refused: 0, failed: 0 };
  private waitedMs = 0;

  constructor(config: pg.PoolConfig) {
    super({ idleTimeoutMillis: longestIdleMs, ...config });
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(take: TakeConnection): void;
  override connect(take?: TakeConnection): Promise<pg.PoolClient> | void {
    const taking = this.takeMeasured();
    if (!take) return taking;
    taking.then(
      (client) => take(undefined, client, (reason?: Error | boolean) => client.release(reason)),
      (error: unknown) => take(error as Error, undefined, () => undefined),
    );
  }

  use(): PoolUse {
    const { totalCount, idleCount, waitingCount: waiting, options, outcomes, waitedMs } = this;
    const now = { max: options.max, used: totalCount - idleCount, idle: idleCount, waiting };
    return { ...now, ...outcomes, waitedSeconds: waitedMs / 1000 };
  }

  private async takeMeasured(): Promise<pg.PoolClient> {
    const startedAtMs = performance.now();
    try {
      const client = await this.takeInTime();
      this.outcomes.taken += 1;
      return client;
    } catch (error) {
      this.outcomes[error instanceof DatabaseBusyError ? "refused" : "failed"] += 1;
      throw error;
    } finally {
      this.waitedMs += performance.now() - startedAtMs;
    }
  }

  private async takeInTime(): Promise<pg.PoolClient> {
    const deadline = performance.now() + (this.options.connectionTimeoutMillis ?? Infinity);
    for (;;) {
      try {
        return await super.connect();
      } catch (error) {
        if (isPoolTimeout(error)) throw new DatabaseBusyError(error);
        if (!isServerFull(error)) throw error;
        if (performance.now() >= deadline) throw new DatabaseBusyError(error);
      }
      // a random pause, so that the waiting requests do not all retry at the same moment
      await delay(longestPauseMs * (0.5 + Math.random() / 2));
    }
  }
}

function isPoolTimeout(error: unknown): boolean {
  return error instanceof Error && error.message === "timeout exceeded when trying to connect";
}

/** The code for too_many_connections, which PostgreSQL also uses when only reserved connections remain. */
export function isServerFull(error: unknown): boolean {
  return (error as { code?: string } | null)?.code === "53300";
}
