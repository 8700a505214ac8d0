import type pg from "pg";
import type { Baseline } from "./baseline.js";

/** A class of TypeORM. */
export type MigrationClass = new () => object;

/** The migrations of one database, by name. */
export interface MigrationState {
  /** In the order in which they ran, without those that a baseline replaces. */
  readonly applied: readonly string[];
  /** In the order in which they will run. */
  readonly pending: readonly string[];
  /** Applied migrations that this program does not have, because a newer release ran them. */
  readonly unknown: readonly string[];
}

/** Compares the migrations of a program with those of a database. Changes nothing. */
export async function migrationState(
  database: pg.Client | pg.Pool,
  migrations: readonly MigrationClass[],
): Promise<MigrationState> {
  const { rows: tables } = await database.query<{ exists: boolean }>(
    `select to_regclass('public.migrations') is not null as exists`,
  );
  const { rows } = tables[0]?.exists
    ? await database.query<{ name: string }>("select name from public.migrations order by id")
    : { rows: [] };
  const replaced = replacedNames(migrations);
  const applied = rows.map(({ name }) => name).filter((name) => !replaced.includes(name));
  const known = migrationNames(migrations);
  return {
    applied,
    pending: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  };
}

/** The names of migrations, in the order in which they run. */
export function migrationNames(migrations: readonly MigrationClass[]): string[] {
  return migrations.map(migrationName).sort((one, other) => timeOf(one) - timeOf(other));
}

/** The names of the migrations that baselines among `migrations` replace. */
export function replacedNames(migrations: readonly MigrationClass[]): string[] {
  return migrations.flatMap((migration) => (new migration() as Partial<Baseline>).replaces ?? []);
}

export function migrationName(migration: MigrationClass): string {
  const { name } = new migration() as { readonly name?: string };
  return name ?? migration.name;
}

/** TypeORM sorts migrations by the time at the end of their names. */
function timeOf(name: string): number {
  return Number(name.slice(-13));
}
