import { openDatabase } from "@souk/kernel/database/database";
import { migrationNames, migrationState, type MigrationState } from "@souk/kernel/database/migrations/migration-state";
import { undoMigration } from "@souk/kernel/database/migrations/undo-migration";
import { createLogger } from "@souk/kernel/logging/logger";
import { UnreadableDatabaseError } from "../audit/database-snapshot.js";
import { connectToFirst, type ServiceDatabase } from "../databases/service-databases.js";
import { subgraphModules, type SubgraphDatabase } from "../subgraph-modules.js";

/** Compares the migrations of this release with those of one database. A missing database has applied none. */
export async function statusOf({ name, urls }: ServiceDatabase): Promise<MigrationState> {
  const { migrations } = await definitionOf(name);
  try {
    const client = await connectToFirst(urls, "souk-migration");
    try {
      return await migrationState(client, migrations);
    } finally {
      await client.end();
    }
  } catch (error) {
    const isMissing = (error as { readonly code?: string }).code === "3D000";
    if (!isMissing)
      throw new UnreadableDatabaseError(`cannot read the database of ${name}: ${(error as Error).message}`, error);
    return { applied: [], pending: migrationNames(migrations), unknown: [] };
  }
}

/** Runs the pending migrations of one database, and returns their names. */
export async function migrateUp(database: ServiceDatabase): Promise<readonly string[]> {
  const [url = ""] = database.urls;
  const { pending } = await statusOf(database);
  const definition = await definitionOf(database.name);
  const settings = { url, poolSize: 2, waitMs: 0, preparesStatements: true };
  const opened = await openDatabase({ ...definition, settings, logger: createLogger(database.name, "warn") });
  await opened[Symbol.asyncDispose]();
  return pending;
}

/** Undoes the last applied migration of one database. Throws MigrationNotUndoneError. */
export async function migrateDown({ name, urls }: ServiceDatabase, migration: string): Promise<void> {
  const [url = ""] = urls;
  const { migrations } = await definitionOf(name);
  await undoMigration({ url, migrations, name: migration });
}

async function definitionOf(name: string): Promise<SubgraphDatabase> {
  const found = Object.entries(subgraphModules).find(([subgraph]) => subgraph === name);
  if (!found) throw new Error(`there is no subgraph ${name}`);
  return found[1].loadDatabase();
}
