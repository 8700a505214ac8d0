import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import type { Logger } from "../../logging/logger.js";
import { logCircuit } from "../../peers/upstream/log-circuit.js";
import { Upstream } from "../../peers/upstream/upstream.js";
import { BoundedPool } from "../bounded-pool.js";
import { isDatabaseUnavailable } from "../database-error.js";
import { ReplicaState, type PrimarySample } from "./replica-state.js";
import { positionNumber } from "./write-positions.js";

export interface ReadReplicaOptions {
  readonly subgraph: string;
  readonly url: string;
  readonly longestLagMs: number;
  /** The options of the connections, as those to the primary have them. */
  readonly connections: pg.PoolConfig;
  /** Returns the state of the primary; undefined when it does not answer. */
  readonly samplePrimary: () => Promise<PrimarySample | undefined>;
  readonly logger: Logger;
}

const pollMs = 1000;
const pollTimeoutMs = 1000;
/** The pause before a poll for a session that waits for its own change. */
const soonMs = 20;
/** Longer than the statement timeout of the server: ends the wait for a server that is gone. */
const answerTimeoutMs = 20_000;

/**
 * The connections to a replica of a subgraph's database, and what is known about its state. It connects in the
 * background, so a replica that is down does not delay a start.
 */
export class ReadReplica implements AsyncDisposable {
  private readonly pool: BoundedPool;
  private readonly upstream: Upstream;
  private readonly state: ReplicaState;
  private poller: pg.Client | undefined;
  private polling: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isDisposed = false;
  private wasReadable = false;

  constructor(private readonly options: ReadReplicaOptions) {
    const { url, connections, subgraph, logger } = options;
    this.state = new ReplicaState(options.longestLagMs);
    this.pool = new BoundedPool({
      ...connections,
      connectionString: url,
      connectionTimeoutMillis: pollTimeoutMs,
      query_timeout: answerTimeoutMs,
      min: 0,
    });
    // the statement that uses the connection gets the error
    this.pool.on("error", () => undefined);
    this.pool.on("connect", (client) => void client.on("error", () => undefined));
    this.upstream = new Upstream({
      name: `the replica of ${subgraph}`,
      probe: (timeoutMs) => this.poll(timeoutMs),
      failureOf: (error) => (isDatabaseUnavailable(error) ? "unanswered" : "answered"),
      hedges: false,
      onCircuit: logCircuit(logger, `the read replica of ${subgraph}`),
    });
    this.pollAfter(0);
  }

  /** Whether the replica is current enough, and shows what was written at the position. */
  mayBeRead(position: string | undefined): boolean {
    if (this.upstream.isOpen) return false;
    const now = performance.now();
    if (this.state.mayBeRead(position === undefined ? undefined : positionNumber(position), now)) return true;
    // the session may read its own change from the replica at its next request
    if (position !== undefined && this.state.mayBeRead(undefined, now)) this.pollAfter(soonMs);
    return false;
  }

  lagSeconds(): number {
    return this.state.lagMs(performance.now()) / 1000;
  }

  /** Throws as PostgreSQL does, or CircuitOpenError. */
  query<Rows>(sql: string, values: readonly unknown[]): Promise<Rows> {
    const send = async (): Promise<Rows> => (await this.pool.query(sql, [...values])).rows as Rows;
    return this.upstream.call({ kind: "query", send });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.isDisposed = true;
    clearTimeout(this.timer);
    this.upstream[Symbol.dispose]();
    await this.polling?.catch(() => undefined);
    await Promise.all([this.pool.end(), this.closePoller()]);
  }

  private pollAfter(ms: number): void {
    if (this.isDisposed || this.polling) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.pollAndRepeat(), ms).unref();
  }

  private async pollAndRepeat(): Promise<void> {
    await this.poll(pollTimeoutMs).catch(() => undefined);
    this.pollAfter(pollMs);
  }

  /** Concurrent callers share one poll. */
  private poll(timeoutMs: number): Promise<void> {
    this.polling ??= this.pollOnce(timeoutMs).finally(() => (this.polling = undefined));
    return this.polling;
  }

  private async pollOnce(timeoutMs: number): Promise<void> {
    try {
      const { replayed, startedAt } = await this.readState(timeoutMs);
      const primary = await Promise.race([
        this.options.samplePrimary(),
        delay(pollTimeoutMs, undefined, { ref: false }),
      ]);
      this.state.note({
        atMs: performance.now(),
        startedAt,
        replayed: replayed === null ? undefined : positionNumber(replayed),
        primary,
      });
    } catch (error) {
      this.state.lose();
      await this.closePoller();
      throw error;
    } finally {
      this.logState();
    }
  }

  private async readState(timeoutMs: number): Promise<PolledState> {
    this.poller ??= await this.openPoller();
    const { rows } = await this.poller.query<PolledState>({
      text: stateSql,
      query_timeout: timeoutMs,
    } as pg.QueryConfig);
    if (!rows[0]) throw new Error("the replica reported no state");
    return rows[0];
  }

  private async openPoller(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.options.url,
      connectionTimeoutMillis: pollTimeoutMs,
      application_name: "souk-replica",
    });
    // the next poll reports a broken connection
    client.on("error", () => undefined);
    await client.connect();
    return client;
  }

  private async closePoller(): Promise<void> {
    const { poller } = this;
    this.poller = undefined;
    if (!poller) return;
    const { stream } = (poller as unknown as { readonly connection: { readonly stream: { destroy(): void } } })
      .connection;
    // a server that hangs does not answer the end of the connection
    await Promise.race([poller.end(), delay(500, undefined, { ref: false })]).catch(() => undefined);
    stream.destroy();
  }

  private logState(): void {
    const isReadable = this.state.mayBeRead(undefined, performance.now());
    if (isReadable === this.wasReadable || this.isDisposed) return;
    this.wasReadable = isReadable;
    const { logger, subgraph } = this.options;
    if (isReadable) logger.info({ subgraph }, "the read replica is read");
    else
      logger.warn(
        { subgraph, lagSeconds: this.lagSeconds() },
        "the read replica is not read: it lags, is down, or is not a replica of the primary",
      );
  }
}

interface PolledState {
  readonly replayed: string | null;
  readonly startedAt: string;
}

const stateSql = `
  select case when pg_is_in_recovery() then pg_last_wal_replay_lsn() end::text as replayed,
    pg_postmaster_start_time()::text as "startedAt"`;

/** Reads the position up to which the primary has flushed, and its timeline. Replicas get all until there. */
export const primarySql = `
  select pg_current_wal_flush_lsn()::text as position, substr(pg_walfile_name(pg_current_wal_flush_lsn()), 1, 8) as timeline`;
