import { openDatabase, type DatabaseDefinition } from "@souk/kernel/database/database";
import { migrationName, migrationNames, replacedNames } from "@souk/kernel/database/migrations/migration-state";
import { createSeedsTable } from "@souk/kernel/database/seed-once";
import { createLogger } from "@souk/kernel/logging/logger";
import pg from "pg";
import { subgraphModules } from "../subgraph-modules.js";
import { readContents, readTableNames } from "./database-contents.js";
import { BackupError, type BackedUpDatabase } from "./manifest.js";

type Schema = Pick<DatabaseDefinition, "entities" | "migrations" | "alsoMigrate">;

/** Throws BackupError when the database has data. */
export async function refuseData(name: string, url: string): Promise<void> {
  await using opened = await openClient(name, url);
  for (const table of (await readContents(opened.client, name)).tables) {
    const { rowCount } = await opened.client.query(`select from ${table.name} limit 1`);
    if (rowCount) throw new BackupError(`the database of ${name} has data; souk restore --replace deletes it`);
  }
}

/** Throws BackupError when a shop uses the database. */
export async function refuseRunningShop(name: string, url: string): Promise<void> {
  await using opened = await openClient(name, url);
  const { rowCount } = await opened.client.query(
    "select from pg_stat_activity where datname = current_database() and application_name = 'souk' limit 1",
  );
  if (rowCount) throw new BackupError(`a shop uses the database of ${name}; stop it, restore, and start it again`);
}

/** Throws BackupError when this release cannot create the tables of the backup. */
export async function refuseOtherReleases({ name, migrations: backedUp }: BackedUpDatabase): Promise<void> {
  const { migrations } = await schemaOf(name);
  const known = migrationNames(migrations);
  const replaced = replacedNames(migrations);
  const unknown = backedUp.find((each) => !known.includes(each) && !replaced.includes(each));
  if (unknown !== undefined) throw new BackupError(`the backup is of a later release: ${name} has ${unknown}`);
  if (backedUp.length > 0 && !backedUp.some((each) => known.includes(each)))
    throw new BackupError(
      `the backup is of a release before the first tables that this one creates for ${name}: restore with the release that made the backup, then upgrade`,
    );
}

/** Deletes all schemas of the database, and creates its tables as they were at the time of the backup. */
export async function recreateTables(database: BackedUpDatabase, url: string, waitMs: number): Promise<void> {
  await dropSchemas(database.name, url);
  const { entities, migrations, alsoMigrate } = await schemaOf(database.name);
  const opened = await openDatabase({
    entities,
    migrations: migrations.filter((migration) => database.migrations.includes(migrationName(migration))),
    ...(alsoMigrate ? { alsoMigrate } : {}),
    settings: { url, poolSize: 2, waitMs, preparesStatements: false },
    logger: createLogger("restore", "error"),
  });
  try {
    if (database.tables.some((table) => table.name === "seeds")) await opened.source.query(createSeedsTable);
  } finally {
    await opened[Symbol.asyncDispose]();
  }
}

/** Returns the tables of a subgraph, or of the sandbox's bank. */
async function schemaOf(name: string): Promise<Schema> {
  if (name === "sandbox") return (await import("@souk/payments/sandbox-database")).bankDatabase;
  const module = Object.entries(subgraphModules).find(([subgraph]) => subgraph === name)?.[1];
  if (!module) throw new BackupError(`this release has no subgraph ${name}, of which the backup has a database`);
  return module.loadDatabase();
}

async function dropSchemas(name: string, url: string): Promise<void> {
  await using opened = await openClient(name, url);
  if ((await readTableNames(opened.client)).length === 0) return;
  const { rows } = await opened.client.query<{ statement: string }>(`
    select format('drop schema %I cascade', nspname) as statement from pg_namespace
    where nspname !~ '^pg_' and nspname <> 'information_schema'`);
  await opened.client.query(
    `begin; ${rows.map(({ statement }) => statement).join("; ")}; create schema public; commit`,
  );
}

/** Opens a connection to the database of the shop's service `name`. Throws BackupError. */
export async function openClient(name: string, url: string): Promise<{ readonly client: pg.Client } & AsyncDisposable> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, application_name: "restore" });
  // the next statement reports a broken connection
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new BackupError(`cannot reach the database of ${name}: ${(error as Error).message}`, error);
  }
  return { client, [Symbol.asyncDispose]: () => client.end().catch(() => undefined) };
}
