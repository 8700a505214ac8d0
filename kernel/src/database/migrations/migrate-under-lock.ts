import { MigrationExecutor, type DataSource } from "typeorm";
import type { Logger } from "../../logging/logger.js";
import type { MigrationConnection } from "./migration-connection.js";

export interface MigratedDatabase {
  readonly logger: Logger;
  /** Runs after the migrations, on the connection that holds their lock. */
  readonly alsoMigrate?: ((connection: MigrationConnection) => Promise<void>) | undefined;
}

/** Runs the pending migrations in one process at a time. */
export async function migrateUnderLock(
  source: DataSource,
  connection: MigrationConnection,
  { logger, alsoMigrate }: MigratedDatabase,
): Promise<void> {
  await connection.lock();
  const done = await runMigrations(source);
  for (const migration of done) logger.info({ migration: migration.name }, "migrated");
  await alsoMigrate?.(connection);
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
