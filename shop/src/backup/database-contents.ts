import type pg from "pg";
import type { BackedUpDatabase, BackedUpSequence, BackedUpTable } from "./manifest.js";

interface Referring {
  readonly name: string;
  /** The tables to which foreign keys of this table refer. */
  readonly refersTo: readonly string[];
}

type TableRow = BackedUpTable & Referring;

/**
 * The tables that migrations fill themselves. A restore runs the same migrations, so their rows are not part of a
 * backup.
 */
const bookkeeping = ["public.migrations", "migrations", "graphile_worker.migrations"];

/** Returns what the connection's transaction sees of the database. */
export async function readContents(client: pg.Client, name: string): Promise<BackedUpDatabase> {
  const { rows: tables } = await client.query<TableRow>(tablesSql);
  const own = tables.filter((table) => !bookkeeping.includes(table.name));
  const { rows: sequences } = await client.query<BackedUpSequence>(sequencesSql);
  const has = (table: string): boolean => tables.some((row) => row.name === table);
  return {
    name,
    migrations: has("migrations") ? await migrationsOf(client) : [],
    jobMigration: has("graphile_worker.migrations") ? await jobMigrationOf(client) : null,
    tables: referencedFirst(own).map(({ name: table, columns }) => ({ name: table, columns })),
    sequences,
  };
}

/** Returns the names of all tables that a statement of the shop may write. */
export async function readTableNames(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<TableRow>(tablesSql);
  return rows.map(({ name }) => name);
}

async function migrationsOf(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>("select name from migrations order by id");
  return rows.map(({ name }) => name);
}

async function jobMigrationOf(client: pg.Client): Promise<number | null> {
  const { rows } = await client.query<{ id: number | null }>("select max(id) as id from graphile_worker.migrations");
  return rows[0]?.id ?? null;
}

/** Sorts tables so that each follows those to which it refers. A table that refers to itself is loaded by one statement. */
export function referencedFirst<Table extends Referring>(tables: readonly Table[]): readonly Table[] {
  const sorted = new Set<Table>();
  const byName = new Map(tables.map((table) => [table.name, table]));
  const visit = (table: Table, path: readonly Table[]): void => {
    if (sorted.has(table) || path.includes(table)) return;
    for (const name of table.refersTo) {
      const referenced = byName.get(name);
      if (referenced) visit(referenced, [...path, table]);
    }
    sorted.add(table);
  };
  for (const table of tables) visit(table, []);
  return [...sorted];
}

/** Schemas of PostgreSQL itself, and the temporary ones of connections, start with `pg_`. */
const isOwn = (relation: string): string => `
  schema.nspname !~ '^pg_' and schema.nspname <> 'information_schema' and ${relation}.relpersistence <> 't'
  and not exists (
    select from pg_depend
    where classid = 'pg_class'::regclass and objid = ${relation}.oid and deptype = 'e'
  )`;

// regclass omits the schema when it is on the search path
const tablesSql = `
  select relation.oid::regclass::text as name,
    (select array_agg(quote_ident(attname) order by attnum) from pg_attribute
      where attrelid = relation.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
    array(select distinct confrelid::regclass::text from pg_constraint
      where conrelid = relation.oid and contype = 'f' and confrelid <> conrelid) as "refersTo"
  from pg_class relation join pg_namespace schema on schema.oid = relation.relnamespace
  where relation.relkind = 'r' and ${isOwn("relation")}
  order by name`;

const sequencesSql = `
  select relation.oid::regclass::text as name, pg_sequence_last_value(relation.oid)::text as value
  from pg_class relation join pg_namespace schema on schema.oid = relation.relnamespace
  where relation.relkind = 'S' and ${isOwn("relation")}
  order by name`;
