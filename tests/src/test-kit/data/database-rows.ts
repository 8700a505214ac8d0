import pg from "pg";

type Queryable = Pick<pg.Pool, "query">;

/** The rows of a database as JSON by table, and the positions of its sequences. */
export class DatabaseRows {
  private constructor(private readonly restoring: string) {}

  static async read(url: string): Promise<DatabaseRows> {
    await using client = await openClient(url);
    const { rows: tables } = await client.query<Table>(tablesSql);
    const hasJobs = await runsJobs(client);
    const { rows: sequences } = await client.query<{ set: string }>(sequencesSql);
    const selects = tables.map(
      ({ name, columns }) => `(select json_agg(stored)::text from (select ${columns} from ${name}) stored)`,
    );
    const { rows } = await client.query<(string | null)[]>({ text: `select ${selects.join(", ")}`, rowMode: "array" });
    const [stored = []] = rows;
    return new DatabaseRows(
      [
        "begin",
        // disables triggers and foreign keys: the rows were consistent when they were read
        "set local session_replication_role = replica",
        ...tables.map(({ name }) => `delete from ${name}`),
        ...(hasJobs
          ? ["delete from graphile_worker._private_jobs", "delete from graphile_worker._private_job_queues"]
          : []),
        ...tables.flatMap(({ name, columns }, index) => insertSql(name, columns, stored[index] ?? null)),
        ...sequences.map(({ set }) => set),
        "commit",
      ].join(";\n"),
    );
  }

  /** Replaces the rows of a database with the same tables, which may be in use. */
  async restore(database: Queryable): Promise<void> {
    await database.query(this.restoring);
  }
}

/** Whether jobs run in a database, or are due within some seconds. */
export async function hasWork(database: Queryable, withinSeconds = 0): Promise<boolean> {
  if (!(await runsJobs(database))) return false;
  const { rows } = await database.query<{ has: boolean }>(workSql, [withinSeconds]);
  return rows[0]?.has ?? false;
}

/** `hasWork` of a database without a pool. */
export async function hasWorkAt(url: string, withinSeconds: number): Promise<boolean> {
  await using client = await openClient(url);
  // awaited before the connection closes
  return await hasWork(client, withinSeconds);
}

/** Runs one statement on a connection of its own. */
export async function rowsOf<Row extends object>(
  url: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  await using client = await openClient(url);
  // awaited before the connection closes
  return (await client.query<Row>(sql, [...values])).rows;
}

/** Connections to a database that stay open. */
export function openPool(url: string): pg.Pool & AsyncDisposable {
  const pool = new pg.Pool({ connectionString: url, idleTimeoutMillis: 0 });
  // the server may end an idle connection
  pool.on("error", () => undefined);
  return Object.assign(pool, { [Symbol.asyncDispose]: () => pool.end() });
}

async function runsJobs(database: Queryable): Promise<boolean> {
  const { rows } = await database.query<{ runs: boolean }>(
    "select to_regclass('graphile_worker._private_jobs') is not null as runs",
  );
  return rows[0]?.runs ?? false;
}

interface Table {
  readonly name: string;
  readonly columns: string;
}

// rows of the running shop stay: its migrations, heartbeats and keys
const tablesSql = `
  select format('%I.%I', space.nspname, class.relname) as name,
    string_agg(quote_ident(attribute.attname), ', ' order by attribute.attnum) as columns
  from pg_class class
  join pg_namespace space on space.oid = class.relnamespace
  join pg_attribute attribute on attribute.attrelid = class.oid and attribute.attnum > 0
    and not attribute.attisdropped and attribute.attgenerated = ''
  where class.relkind = 'r' and space.nspname = 'public' and class.relname not in ('migrations', 'heartbeats', 'key_sets')
  group by space.nspname, class.relname`;

const sequencesSql = `
  select format('select setval(%L, %s, %L)', format('%I.%I', schemaname, sequencename),
    coalesce(last_value, start_value), last_value is not null) as set
  from pg_sequences where schemaname = 'public'`;

const workSql = `
  select exists (
    select 1 from graphile_worker._private_jobs
    where locked_at is not null or run_at <= now() + $1 * interval '1 second' and attempts < max_attempts
  ) as has`;

function insertSql(table: string, columns: string, rows: string | null): string[] {
  if (rows === null) return [];
  const values = pg.escapeLiteral(rows);
  return [
    `insert into ${table} (${columns}) overriding system value select ${columns} from json_populate_recordset(null::${table}, ${values})`,
  ];
}

/** A connection of its own. */
export async function openClient(url: string): Promise<pg.Client & AsyncDisposable> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() });
}
