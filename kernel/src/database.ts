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
import { ensureDatabase } from "./create-database.js";
import type { DatabaseSettings } from "./database-settings.js";
import type { Logger } from "./logger.js";
import { PreparingClient } from "./preparing-client.js";
import { currentRequest } from "./request-context.js";

type ClassOrName = MixedList<string | (new () => object)>;

export interface DatabaseDefinition {
  readonly settings: DatabaseSettings;
  readonly entities: readonly (new () => object)[];
  readonly migrations: readonly (new () => object)[];
  readonly logger: Logger;
  /** Runs after the migrations, under the same lock: whatever else lives in the database (the job tables). */
  readonly alsoMigrate?: (url: string) => Promise<void>;
  /** PostgreSQL settings of each connection. */
  readonly sessionSettings?: Readonly<Record<string, string>>;
}

/** A subgraph's own database: migrated, pooled, and closed by whoever opened it. */
export class Database implements AsyncDisposable {
  constructor(
    readonly source: DataSource,
    readonly url: string,
  ) {}

  get manager(): EntityManager {
    return this.source.manager;
  }

  transaction<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.source.transaction(run);
  }

  /** Throws when the database does not answer within `timeoutMs`. */
  async ping(timeoutMs: number): Promise<void> {
    const timeout = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error("the database does not answer")), timeoutMs).unref();
    });
    await Promise.race([this.source.query("select 1"), timeout]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}

/** Makes, migrates and connects. Throws DatabaseUnreachableError. */
export async function openDatabase(definition: DatabaseDefinition): Promise<Database> {
  const { settings, logger } = definition;
  await ensureDatabase(settings.url, settings.waitMs);
  const source = new DataSource({
    type: "postgres",
    url: settings.url,
    entities: [...definition.entities] as unknown as ClassOrName,
    migrations: [...definition.migrations] as unknown as ClassOrName,
    migrationsTableName: "migrations",
    poolSize: settings.poolSize,
    installExtensions: false,
    parseInt8: false,
    logger: new StatementLogger(logger),
    maxQueryExecutionTime: 500,
    extra: {
      ...(settings.preparesStatements ? { Client: PreparingClient } : {}),
      connectionTimeoutMillis: 5000,
      statement_timeout: 15_000,
      application_name: "souk",
      options: Object.entries(definition.sessionSettings ?? {})
        .map(([name, value]) => `-c ${name}=${value}`)
        .join(" "),
    },
    poolErrorHandler: (error: unknown) => logger.warn({ err: error }, "an idle database connection was lost"),
  });
  await source.initialize();
  surviveBrokenConnections(source);
  try {
    await migrateUnderLock(source, definition);
  } catch (error) {
    await source.destroy();
    throw error;
  }
  return new Database(source, settings.url);
}

/**
 * Nobody listens yet to a new connection that breaks as it is handed over, by the pool to TypeORM: the error would end the
 * process. The statement that wants the connection meets it all the same.
 */
function surviveBrokenConnections({ driver }: DataSource): void {
  const pool = (driver as PostgresDriver).master as pg.Pool;
  pool.on("connect", (client) => void client.on("error", () => undefined));
}

/** Any fixed number: what matters is that all replicas ask for the same one. */
const migrationLock = 7_368_756;

// The lock is held by a connection of its own, so that it is freed even if this process dies in the middle.
async function migrateUnderLock(source: DataSource, definition: DatabaseDefinition): Promise<void> {
  const holder = new pg.Client({ connectionString: definition.settings.url });
  // one that breaks meanwhile frees the lock; a migration is a transaction, so two replicas at once do no harm
  holder.on("error", () => undefined);
  await holder.connect();
  try {
    await holder.query("select pg_advisory_lock($1)", [migrationLock]);
    const done = await runMigrations(source);
    for (const migration of done) definition.logger.info({ migration: migration.name }, "migrated");
    await definition.alsoMigrate?.(definition.settings.url);
  } finally {
    await holder.end();
  }
}

/** Each in a transaction. A change of a table of millions takes its time: it must not end as a request's statement that hangs would. */
async function runMigrations(source: DataSource): ReturnType<DataSource["runMigrations"]> {
  const runner = source.createQueryRunner();
  try {
    await runner.query("set statement_timeout = 0");
    const executor = new MigrationExecutor(source, runner);
    executor.transaction = "each";
    return await executor.executePendingMigrations();
  } finally {
    // a connection that has broken has nothing to take back
    await runner.query("reset statement_timeout").catch(() => undefined);
    await runner.release();
  }
}

/** Counts each statement for the request that sent it; slow ones are logged without their parameters. */
class StatementLogger implements TypeormLogger {
  constructor(private readonly logger: Logger) {}

  logQuery(query: string): void {
    const request = currentRequest();
    if (request) request.counters.sqlStatements += 1;
    this.logger.trace({ sql: query }, "statement");
  }

  logQueryError(error: string | Error, query: string): void {
    this.logger.debug({ err: error, sql: query }, "statement failed");
  }

  logQuerySlow(timeMs: number, query: string): void {
    this.logger.warn({ sql: query, duration: timeMs }, "slow statement");
  }

  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
