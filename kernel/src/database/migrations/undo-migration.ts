import "reflect-metadata";
import pg from "pg";
import { DataSource, MigrationExecutor, type MixedList } from "typeorm";
import { MigrationConnection } from "./migration-connection.js";
import { migrationState, type MigrationClass } from "./migration-state.js";

/** The reason why a migration stays. */
export class MigrationNotUndoneError extends Error {
  override name = "MigrationNotUndoneError";
}

export interface MigrationToUndo {
  readonly url: string;
  /** All migrations of the database. */
  readonly migrations: readonly MigrationClass[];
  /** The name of the last applied one: naming it protects a database that another process has migrated meanwhile. */
  readonly name: string;
}

/**
 * Undoes the last applied migration of a database, in its transaction. Throws MigrationNotUndoneError when another one
 * is the last, or when the migration cannot be undone.
 */
export async function undoMigration({ url, migrations, name }: MigrationToUndo): Promise<void> {
  await using connection = await MigrationConnection.open(url);
  await connection.lock();
  await using source = await openSource(url, migrations);
  const last = (await migrationState(connection, migrations)).applied.at(-1);
  if (last === undefined) throw new MigrationNotUndoneError("the database has no migration");
  if (last !== name) throw new MigrationNotUndoneError(`the last applied migration is ${last}; undo that one first`);
  const migration = source.source.migrations.find((each) => each.name === name);
  if (!migration)
    throw new MigrationNotUndoneError("this program does not have it; run the command of the release that applied it");
  const executor = new MigrationExecutor(source.source);
  executor.transaction = migration.transaction === false ? "none" : "each";
  try {
    await executor.undoLastMigration();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationNotUndoneError(`it cannot be undone: ${reason}`, { cause: error });
  }
}

/** A source without entities and without the time limit that statements of requests have. */
async function openSource(
  url: string,
  migrations: readonly MigrationClass[],
): Promise<{ readonly source: DataSource } & AsyncDisposable> {
  const source = new DataSource({
    type: "postgres",
    url,
    migrations: [...migrations] as unknown as MixedList<string | (new () => object)>,
    migrationsTableName: "migrations",
    poolSize: 1,
    driver: pg,
    installExtensions: false,
    extra: { application_name: "souk-migration" },
  });
  await source.initialize();
  return { source, [Symbol.asyncDispose]: () => source.destroy() };
}
