import { setTimeout as pause } from "node:timers/promises";
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
import { PreparingClient } from "./preparing-client.js";
import { currentRequest } from "../logging/request-context.js";

type ClassOrName = MixedList<string | (new () => object)>;

export interface DatabaseDefinition {
  readonly settings: DatabaseSettings;
  readonly entities: readonly (new () => object)[];
  readonly migrations: readonly (new () => object)[];
  readonly logger: Logger;
  /** Runs after the migrations, under the same lock: migrates other tables of the database, such as the job tables. */
  readonly alsoMigrate?: (url: string) => Promise<void>;
  /** PostgreSQL settings of each connection. */
  readonly sessionSettings?: Readonly<Record<string, string>>;
}

/** A subgraph's own database, migrated and pooled. The code that opened it must dispose of it. */
export class Database implements AsyncDisposable {
  private pinging: Promise<unknown> | undefined;

  constructor(
    readonly source: DataSource,
    readonly url: string,
    private readonly use: DatabaseUse,
    /** The maximum number of connections for its job worker. */
    readonly jobConnections: number,
    /** Whether a connection for changes of public data is in the budget. */
    readonly mayListen: boolean,
  ) {}

  get manager(): EntityManager {
    return this.source.manager;
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
    if (this.source.isInitialized) await this.source.destroy();
  }
}

/**
 * Creates the database if needed, migrates it and connects. Throws DatabaseUnreachableError and TooFewConnectionsError.
 */
export async function openDatabase(definition: DatabaseDefinition): Promise<Database> {
  const { settings, logger } = definition;
  const available = await ensureDatabase(settings.url, settings.waitMs);
  const shares = sharesOf(settings, available);
  const use = new DatabaseUse();
  const source = new DataSource({
    type: "postgres",
    url: settings.url,
    entities: [...definition.entities] as unknown as ClassOrName,
    migrations: [...definition.migrations] as unknown as ClassOrName,
    migrationsTableName: "migrations",
    poolSize: shares.pool,
    driver: { ...pg, Pool: BoundedPool },
    installExtensions: false,
    parseInt8: false,
    logger: new StatementLogger(logger, use),
    maxQueryExecutionTime: 500,
    extra: {
      ...(settings.preparesStatements ? { Client: PreparingClient } : {}),
      connectionTimeoutMillis: 5000,
      statement_timeout: 15_000,
      application_name: "souk",
      // an idle connection reports at once that the server ended
      min: 1,
      options: Object.entries(definition.sessionSettings ?? {})
        .map(([name, value]) => `-c ${name}=${value}`)
        .join(" "),
    },
    poolErrorHandler: (error: unknown) => {
      use.isRecent = true;
      logger.warn({ err: error }, "an idle database connection was lost");
    },
  });
  await source.initialize();
  surviveBrokenConnections(source);
  try {
    await migrateUnderLock(source, definition);
  } catch (error) {
    await source.destroy();
    throw error;
  }
  return new Database(source, settings.url, use, shares.jobs, shares.spareListeners);
}

/**
 * Ignores the server's connection limit behind a pooler that changes connections per statement: that limit does not
 * apply to the pooler's clients.
 */
function sharesOf(
  { poolSize, connections, preparesStatements }: DatabaseSettings,
  available: number,
): ConnectionShares {
  const most = preparesStatements ? available : Infinity;
  return connectionShares(connections ?? { poolSize, replicas: 1 }, most);
}

/**
 * Adds an error listener to new connections. A connection may break while the pool hands it over to TypeORM, and an
 * error without a listener would end the process. The statement that uses the connection still gets the error.
 */
function surviveBrokenConnections(source: DataSource): void {
  poolOf(source).on("connect", (client) => void client.on("error", () => undefined));
}

function poolOf({ driver }: DataSource): pg.Pool {
  return (driver as PostgresDriver).master as pg.Pool;
}

/** Any fixed number; all replicas must use the same one. */
const migrationLock = 7_368_756;
const lockRetryMs = 100;

// A statement that waits for the lock would hold a snapshot, and "create index concurrently" of the replica that
// migrates waits for all snapshots.
async function lockForMigration(holder: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await holder.query<{ locked: boolean }>("select pg_try_advisory_lock($1) as locked", [
      migrationLock,
    ]);
    if (rows[0]?.locked) return;
    await pause(lockRetryMs);
  }
}

// A separate connection holds the lock, so the lock is released even if this process dies during a migration.
async function migrateUnderLock(source: DataSource, definition: DatabaseDefinition): Promise<void> {
  const holder = new pg.Client({ connectionString: definition.settings.url, application_name: "souk-migration" });
  // a broken connection releases the lock; two replicas that then migrate at once do no harm, because a migration is a
  // transaction
  holder.on("error", () => undefined);
  await holder.connect();
  try {
    await lockForMigration(holder);
    const done = await runMigrations(source);
    for (const migration of done) definition.logger.info({ migration: migration.name }, "migrated");
    await definition.alsoMigrate?.(definition.settings.url);
  } finally {
    await holder.end();
  }
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

  note(error: unknown): void {
    if (isDatabaseUnavailable(error)) this.hasFailed = true;
  }
}

/** Counts each statement for the request that sent it. Logs slow statements without their parameters. */
class StatementLogger implements TypeormLogger {
  constructor(
    private readonly logger: Logger,
    private readonly use: DatabaseUse,
  ) {}

  logQuery(query: string): void {
    this.use.isRecent = true;
    const request = currentRequest();
    if (request) request.counters.sqlStatements += 1;
    this.logger.trace({ sql: query }, "statement");
  }

  logQueryError(error: string | Error, query: string): void {
    this.use.note(error);
    this.logger.debug({ err: error, sql: query }, "statement failed");
  }

  logQuerySlow(timeMs: number, query: string): void {
    this.logger.warn({ sql: query, duration: timeMs }, "slow statement");
  }

  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
