import { MigrationNotUndoneError } from "@souk/kernel/database/migrations/undo-migration";
import { suggestion } from "@souk/kernel/project/suggestion";
import type { ServiceDatabase } from "../databases/service-databases.js";
import { migrateDown, migrateUp, statusOf } from "./database-migrations.js";

export interface MigrationOutput {
  readonly out: (line: string) => void;
  readonly printError: (line: string) => void;
}

/** Prints the state of each database. Returns 1 when a migration is pending or unknown, else 0. */
export async function printStatus(
  databases: readonly ServiceDatabase[],
  { out }: MigrationOutput,
  { json }: { readonly json: boolean },
): Promise<0 | 1> {
  const states = await Promise.all(databases.map(async (each) => ({ database: each.name, ...(await statusOf(each)) })));
  const isCurrent = states.every(({ pending, unknown }) => pending.length + unknown.length === 0);
  if (json) {
    out(JSON.stringify({ current: isCurrent, databases: states }, null, 2));
    return isCurrent ? 0 : 1;
  }
  const width = Math.max(...states.map(({ database }) => database.length));
  for (const { database, applied, pending, unknown } of states) {
    const last = applied.at(-1);
    out(`${database.padEnd(width)}  ${applied.length} applied${last === undefined ? "" : `, the last is ${last}`}`);
    for (const name of pending) out(`${" ".repeat(width)}  pending  ${name}`);
    for (const name of unknown) out(`${" ".repeat(width)}  unknown  ${name} (of a newer release)`);
  }
  return isCurrent ? 0 : 1;
}

/** Runs the pending migrations of all databases, one database after the other. Returns the number of migrations. */
export async function printUp(databases: readonly ServiceDatabase[], { out }: MigrationOutput): Promise<number> {
  let count = 0;
  for (const database of databases) {
    const done = await migrateUp(database);
    for (const name of done) out(`${database.name}: migrated ${name}`);
    count += done.length;
  }
  return count;
}

/** Undoes one migration. Returns 0, or 2 when the migration stays. */
export async function printDown(
  databases: readonly ServiceDatabase[],
  { out, printError }: MigrationOutput,
  { subgraph, migration }: { readonly subgraph: string; readonly migration: string },
): Promise<0 | 2> {
  const names = databases.map(({ name }) => name);
  const database = databases.find(({ name }) => name === subgraph);
  if (!database) {
    printError(`there is no database of ${subgraph}${suggestion(subgraph, names)}`);
    return 2;
  }
  try {
    await migrateDown(database, migration);
  } catch (error) {
    if (!(error instanceof MigrationNotUndoneError)) throw error;
    printError(`${subgraph}: ${migration} stays: ${error.message}`);
    return 2;
  }
  out(`${subgraph}: undid ${migration}; the next start of this release runs it again`);
  return 0;
}
