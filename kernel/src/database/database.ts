import "reflect-metadata";
import pg from "pg";
import {
  DataSource,
  MigrationExecutor,
  type EntityManager,
  type Logger as TypeormLogger,
  type MixedList,
} from "typeorm";
import type { PostgresDriver } from "typeorm/driver/postgres/PostgresDriver.js";
import { BoundedPool } from "./bounded-pool.js";
import { connectionShares, type ConnectionShares } from "./connection-budget.js";
import { ensureDatabase } from "./create-database.js";
import { isDatabaseUnavailable } from "./database-error.js";
import type { DatabaseSettings } from "../config/database-settings.js";
import type { Logger } from "../logging/logger.js";
import type { PoolUse } from "../metrics/pool-metrics.js";
import { underMigrationLock } from "./migrations/migration-lock.js";
import { requirePoolerSettings, type SessionSettings } from "./pooler.js";
import { PreparingClient } from "./clients/preparing-client.js";
import { ReplicaListReader, type ListReader, type ListServer } from "./replica/list-reader.js";
import { primarySql, ReadReplica } from "./replica/read-replica.js";
import type { PrimarySample } from "./replica/replica-state.js";
import { positionNumber, unknownPosition } from "./replica/write-positions.js";
import { currentRequest } from "../logging/request-context.js";
import { isTracing } from "../telemetry/tracing.js";
import { tracedClient } from "./clients/traced-client.js";

type ClassOrName = MixedList<string | (new () => object)>;

export interface DatabaseDefinition {
  readonly settings: DatabaseSettings;
  readonly entities: readonly (new () => object)[];
  readonly migrations: readonly (new () => object)[];
  readonly logger: Logger;
  /** Runs after the migrations, under the same lock: migrates other tables of the database, such as the job tables. */
  readonly alsoMigrate?: (url: string) => Promise<void>;
  /** PostgreSQL settings of each connection. */
  readonly sessionSettings?: SessionSettings;
}

/** A subgraph's own database, migrated and pooled. The code that opened it must dispose of it. */
export class Database implements AsyncDisposable {
  private pinging: Promise<unknown> | undefined;
  /**
   * Runs the statements of lists and reports, on the replica if there is one and the request may read it. Nothing that
   * a request decides or writes may depend on their rows.
   */
  readonly lists: ListReader;

  constructor(
    readonly source: DataSource,
    /** The server itself, without a pooler. */
    readonly url: string,
    private readonly use: DatabaseUse,
    /** The maximum number of connections for its job worker. */
    readonly jobConnections: number,
    /** Whether a connection for changes of public data is in the budget. */
    readonly mayListen: boolean,
    private readonly opened?: OpenedReplica,
  ) {
    const primary: ListReader = { query: (sql, values = []) => this.manager.query(sql, [...values]) };
    this.lists = opened ? replicaReader(opened, primary, use) : primary;
  }

  get manager(): EntityManager {
    return this.source.manager;
  }

  /** The replica's lag and the statements of lists by server; undefined without a replica. */
  replicaUse(): ReplicaUse | undefined {
    return this.opened && { lagSeconds: this.opened.replica.lagSeconds(), reads: { ...this.use.listReads } };
  }

  /**
   * Returns the position that a replica must have replayed to show all changes so far; undefined without a replica.
   */
  async writtenPosition(): Promise<string | undefined> {
    if (!this.opened) return undefined;
    try {
      const [row]: { position: string }[] = await this.manager.query(
        "select pg_current_wal_insert_lsn()::text as position",
      );
      return row?.position ?? unknownPosition;
    } catch {
      // the change is complete: its answer must not fail because of this statement
      return unknownPosition;
    }
  }

  transaction<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.source.transaction(run);
  }

  /**
   * Throws when the database does not answer within `timeoutMs` or cannot run statements. After a statement failed
   * because the database was unavailable, for example because of a full disk, a successful read proves nothing: only a
   * successful write ends that state.
   */
  async ping(timeoutMs: number): Promise<void> {
    const timeout = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error("the database does not answer")), timeoutMs).unref();
    });
    // a ping that hangs is not sent again, because it would use another connection of the pool
    this.pinging ??= this.probe().finally(() => (this.pinging = undefined));
    await Promise.race([this.pinging, timeout]);
  }

  /** Returns whether a statement was sent, or a connection was lost, since the last call. Pings do not count. */
  wasUsed(): boolean {
    const { isRecent } = this.use;
    this.use.isRecent = false;
    return isRecent;
  }

  poolUse(): PoolUse {
    return poolOf(this.source).use();
  }

  /** Runs a statement for metrics, which does not count as use of the database. */
  async readFigures(sql: string): Promise<readonly unknown[]> {
    const { rows } = await poolOf(this.source).query<Record<string, unknown>>(sql);
    return rows;
  }

  private async probe(): Promise<void> {
    if (this.use.hasFailed) await this.probeWrite();
    else await poolOf(this.source).query("select 1");
  }

  /** Writes a temporary table and rolls the transaction back: a full disk or a read-only server refuses the write. */
  private async probeWrite(): Promise<void> {
    const runner = this.source.createQueryRunner();
    try {
      await runner.startTransaction();
      await runner.query("create temporary table write_probe as select 1 as one");
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      await runner.release();
    }
    this.use.hasFailed = false;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.opened?.replica[Symbol.asyncDispose]();
    if (this.source.isInitialized) await this.source.destroy();
  }
}

export interface ReplicaUse {
  readonly lagSeconds: number;
  readonly reads: Readonly<Record<ListServer, number>>;
}

interface OpenedReplica {
  readonly subgraph: string;
  readonly replica: ReadReplica;
  readonly statements: StatementLogger;
}

function replicaReader({ subgraph, replica, statements }: OpenedReplica, primary: ListReader, use: DatabaseUse) {
  return new ReplicaListReader({
    subgraph,
    replica,
    primary,
    aroundStatement: async (sql, run) => {
      statements.countQuery(sql);
      const startedAtMs = performance.now();
      const rows = await run();
      const tookMs = performance.now() - startedAtMs;
      if (tookMs > slowStatementMs) statements.logQuerySlow(tookMs, sql);
      return rows;
    },
    onRead: (server) => (use.listReads[server] += 1),
  });
}

/** Opens the replica of the settings, if there is one. It connects in the background. */
function openReplica(
  definition: DatabaseDefinition,
  { source, poolSize, use }: { readonly source: DataSource; readonly poolSize: number; readonly use: DatabaseUse },
): OpenedReplica | undefined {
  const { settings, logger } = definition;
  if (!settings.replica) return undefined;
  const { subgraph, url, longestLagMs } = settings.replica;
  const connections = {
    ...clientOf(settings),
    ...startSettingsOf(definition),
    application_name: "souk",
    max: poolSize,
  };
  const replica = new ReadReplica({
    subgraph,
    url,
    longestLagMs,
    connections,
    samplePrimary: () => samplePrimary(source),
    logger,
  });
  return { subgraph, replica, statements: new StatementLogger(logger, use) };
}

async function samplePrimary(source: DataSource): Promise<PrimarySample | undefined> {
  try {
    const { rows } = await poolOf(source).query<{ position: string; timeline: string }>(primarySql);
    return rows[0] && { timeline: rows[0].timeline, position: positionNumber(rows[0].position) };
  } catch {
    return undefined;
  }
}

/**
 * Creates the database if needed, migrates it and connects. Throws DatabaseUnreachableError and TooFewConnectionsError.
 */
export async function openDatabase(definition: DatabaseDefinition): Promise<Database> {
  const { settings } = definition;
  const { url, poolerUrl } = settings;
  const available = await ensureDatabase(url, settings.waitMs);
  const shares = sharesOf(settings, available);
  const use = new DatabaseUse();
  if (poolerUrl !== undefined) await migrateDirectly(definition, use);
  const source = sourceOf(definition, use, { url: poolerUrl ?? url, poolSize: shares.pool });
  await source.initialize();
  surviveBrokenConnections(source);
  try {
    if (poolerUrl === undefined) await migrateUnderLock(source, definition);
    else await requirePoolerSettings(source, new URL(poolerUrl).pathname.slice(1), poolerSettingsOf(definition));
  } catch (error) {
    await source.destroy();
    throw error;
  }
  const replica = openReplica(definition, { source, poolSize: shares.pool, use });
  return new Database(source, url, use, shares.jobs, shares.spareListeners, replica);
}

/** Migrates without the pooler: migrations use settings and locks of a session. */
async function migrateDirectly(definition: DatabaseDefinition, use: DatabaseUse): Promise<void> {
  const { poolerUrl: _pooler, ...settings } = definition.settings;
  const direct = { ...definition, settings };
  const source = sourceOf(direct, use, { url: settings.url, poolSize: 1 });
  await source.initialize();
  surviveBrokenConnections(source);
  try {
    await migrateUnderLock(source, direct);
  } finally {
    await source.destroy();
  }
}

const statementTimeoutMs = 15_000;
/** A statement that takes longer is logged. */
const slowStatementMs = 500;

/** The settings that the pooler gives its connections, because it accepts none from its clients. */
function poolerSettingsOf({ sessionSettings }: DatabaseDefinition): SessionSettings {
  return { statement_timeout: `${statementTimeoutMs / 1000}s`, ...sessionSettings };
}

interface SourceOptions {
  readonly url: string;
  readonly poolSize: number;
}

function sourceOf(definition: DatabaseDefinition, use: DatabaseUse, { url, poolSize }: SourceOptions): DataSource {
  const { settings, logger } = definition;
  return new DataSource({
    type: "postgres",
    url,
    entities: [...definition.entities] as unknown as ClassOrName,
    migrations: [...definition.migrations] as unknown as ClassOrName,
    migrationsTableName: "migrations",
    poolSize,
    driver: { ...pg, Pool: BoundedPool },
    installExtensions: false,
    parseInt8: false,
    logger: new StatementLogger(logger, use),
    maxQueryExecutionTime: slowStatementMs,
    extra: {
      ...clientOf(settings),
      connectionTimeoutMillis: 5000,
      application_name: "souk",
      // an idle connection reports at once that the server ended
      min: 1,
      ...(settings.poolerUrl === undefined ? startSettingsOf(definition) : {}),
    },
    poolErrorHandler: (error: unknown) => {
      use.isRecent = true;
      logger.warn({ err: error }, "an idle database connection was lost");
    },
  });
}

/** The settings that a connection to a server, not to a pooler, starts with. */
function startSettingsOf({ sessionSettings = {} }: DatabaseDefinition) {
  return {
    statement_timeout: statementTimeoutMs,
    options: Object.entries(sessionSettings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(" "),
  };
}

/** Returns the class of the connections, where it is not the driver's own. */
function clientOf({ preparesStatements }: DatabaseSettings): { readonly Client?: typeof pg.Client } {
  const Client = preparesStatements ? PreparingClient : pg.Client;
  if (isTracing()) return { Client: tracedClient(Client) as typeof pg.Client };
  return preparesStatements ? { Client } : {};
}

/**
 * Ignores the server's connection limit behind a pooler that changes connections per statement: that limit does not
 * apply to the pooler's clients.
 */
function sharesOf(
  { poolSize, connections, preparesStatements, poolerUrl }: DatabaseSettings,
  available: number,
): ConnectionShares {
  const most = preparesStatements && poolerUrl === undefined ? available : Infinity;
  return connectionShares(connections ?? { poolSize, replicas: 1 }, most);
}

/**
 * Adds an error listener to new connections. A connection may break while the pool hands it over to TypeORM, and an
 * error without a listener would end the process. The statement that uses the connection still gets the error.
 */
function surviveBrokenConnections(source: DataSource): void {
  poolOf(source).on("connect", (client) => void client.on("error", () => undefined));
}

function poolOf({ driver }: DataSource): BoundedPool {
  return (driver as PostgresDriver).master as BoundedPool;
}

async function migrateUnderLock(source: DataSource, definition: DatabaseDefinition): Promise<void> {
  await underMigrationLock(definition.settings.url, async () => {
    const done = await runMigrations(source);
    for (const migration of done) definition.logger.info({ migration: migration.name }, "migrated");
    await definition.alsoMigrate?.(definition.settings.url);
  });
}

/**
 * Runs each migration in its own transaction, without the statement timeout of requests: a migration of a table with
 * millions of rows may take long.
 */
async function runMigrations(source: DataSource): ReturnType<DataSource["runMigrations"]> {
  const runner = source.createQueryRunner();
  try {
    await runner.query("set statement_timeout = 0");
    const executor = new MigrationExecutor(source, runner);
    executor.transaction = "each";
    return await executor.executePendingMigrations();
  } finally {
    // a broken connection has no setting to reset
    await runner.query("reset statement_timeout").catch(() => undefined);
    await runner.release();
  }
}

/** Remembers what happened to statements until the next check of the database. */
class DatabaseUse {
  /** A statement was sent, or a connection was lost. */
  isRecent = false;
  /** A statement failed because the database was unavailable. */
  hasFailed = false;
  /** The statements of lists and reports by the server that answered them. */
  readonly listReads: Record<ListServer, number> = { replica: 0, primary: 0, fallback: 0 };

  note(error: unknown): void {
    if (isDatabaseUnavailable(error)) this.hasFailed = true;
  }
}

/** A statement that inserts many rows is longer. */
const loggedSqlLength = 2000;

/** Counts each statement for the request that sent it. Logs slow statements without their parameters. */
class StatementLogger implements TypeormLogger {
  constructor(
    private readonly logger: Logger,
    private readonly use: DatabaseUse,
  ) {}

  logQuery(query: string): void {
    this.use.isRecent = true;
    this.countQuery(query);
  }

  /** A statement on a replica is no use of the database. */
  countQuery(query: string): void {
    const request = currentRequest();
    if (request) request.counters.sqlStatements += 1;
    this.logger.trace({ sql: query }, "statement");
  }

  logQueryError(error: string | Error, query: string): void {
    this.use.note(error);
    this.logger.debug({ err: error, sql: query }, "statement failed");
  }

  logQuerySlow(timeMs: number, query: string): void {
    const sql = query.length > loggedSqlLength ? `${query.slice(0, loggedSqlLength)}…` : query;
    this.logger.warn({ sql, duration: timeMs }, "slow statement");
  }

  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
