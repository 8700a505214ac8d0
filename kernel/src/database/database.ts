import "reflect-metadata";
import pg from "pg";
import { DataSource, type EntityManager, type MixedList } from "typeorm";
import type { PostgresDriver } from "typeorm/driver/postgres/PostgresDriver.js";
import { BoundedPool } from "./bounded-pool.js";
import { connectionShares, type ConnectionShares } from "./connection-budget.js";
import { ensureDatabase } from "./create-database.js";
import type { DatabaseSettings } from "../config/database-settings.js";
import type { Logger } from "../logging/logger.js";
import type { PoolUse } from "../metrics/pool-metrics.js";
import type { MigrationConnection } from "./migrations/migration-connection.js";
import { migrateUnderLock } from "./migrations/migrate-under-lock.js";
import { requirePoolerSettings, type SessionSettings } from "./pooler.js";
import { PreparingClient } from "./clients/preparing-client.js";
import type { ListReader } from "./replica/list-reader.js";
import { openReplica, replicaReader, type OpenedReplica, type ReplicaUse } from "./replica/open-replica.js";
import { unknownPosition } from "./replica/write-positions.js";
import { DatabaseUse, slowStatementMs, StatementLogger } from "./clients/statement-logger.js";
import { isTracing } from "../telemetry/tracing.js";
import { tracedClient } from "./clients/traced-client.js";

type ClassOrName = MixedList<string | (new () => object)>;

export interface DatabaseDefinition {
  readonly settings: DatabaseSettings;
  readonly entities: readonly (new () => object)[];
  readonly migrations: readonly (new () => object)[];
  readonly logger: Logger;
  /** Runs after the migrations, under the same lock: migrates other tables of the database, such as the job tables. */
  readonly alsoMigrate?: (connection: MigrationConnection) => Promise<void>;
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

/**
 * Creates the database if needed, migrates it and connects. Throws DatabaseUnreachableError and TooFewConnectionsError.
 */
export async function openDatabase(definition: DatabaseDefinition): Promise<Database> {
  const { settings } = definition;
  const { url, poolerUrl } = settings;
  await using direct = await ensureDatabase(url, settings.waitMs);
  const shares = sharesOf(settings, await direct.available());
  const use = new DatabaseUse();
  if (poolerUrl !== undefined) await migrateDirectly(definition, use, direct);
  const source = sourceOf(definition, use, { url: poolerUrl ?? url, poolSize: shares.pool });
  await source.initialize();
  surviveBrokenConnections(source);
  try {
    if (poolerUrl === undefined) await migrateUnderLock(source, direct, definition);
    else await requirePoolerSettings(source, new URL(poolerUrl).pathname.slice(1), poolerSettingsOf(definition));
  } catch (error) {
    await source.destroy();
    throw error;
  }
  const replica = openReplica(settings.replica, {
    connections: {
      ...clientOf(settings),
      ...startSettingsOf(definition),
      application_name: "souk",
      max: shares.pool,
    },
    primary: poolOf(source),
    logger: definition.logger,
    use,
  });
  return new Database(source, url, use, shares.jobs, shares.spareListeners, replica);
}

/** Migrates without the pooler: migrations use settings and locks of a session. */
async function migrateDirectly(
  definition: DatabaseDefinition,
  use: DatabaseUse,
  connection: MigrationConnection,
): Promise<void> {
  const { poolerUrl: _pooler, ...settings } = definition.settings;
  const source = sourceOf({ ...definition, settings }, use, { url: settings.url, poolSize: 1 });
  await source.initialize();
  surviveBrokenConnections(source);
  try {
    await migrateUnderLock(source, connection, definition);
  } finally {
    await source.destroy();
  }
}

const statementTimeoutMs = 15_000;

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
