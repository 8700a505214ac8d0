import { subgraphsWithJobs } from "@souk/kernel/config/subgraph-addresses";
import { integerFrom } from "@souk/kernel/database/database-error";
import pg from "pg";

/** The databases that are compared: those of subgraphs, and the bank of the sandbox provider. */
export const databaseNames = [...subgraphsWithJobs, "sandbox"] as const;
export type DatabaseName = (typeof databaseNames)[number];

/** A row of a database, with the key that is compared across databases. A key has one row. */
export interface Row {
  readonly key: string;
  /**
   * The time of the newest change in the row. A row younger than the grace period may not have reached the other
   * databases.
   */
  readonly freshAt?: Date | null;
}

/** A database could not be read, so it cannot be checked. The message is the line that the operator reads. */
export class UnreadableDatabaseError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "UnreadableDatabaseError";
  }
}

const connectTimeoutMs = 5000;
/** The number of rows of each source that are in memory at once. */
const batchSize = 1000;

/** A read-only connection to one database, with a snapshot of one moment. */
export class DatabaseSnapshot implements AsyncDisposable {
  private cursors = 0;

  private constructor(
    private readonly name: DatabaseName,
    private readonly url: string,
    private readonly client: pg.Client,
  ) {}

  /** Throws UnreadableDatabaseError. */
  static async open(name: DatabaseName, url: string): Promise<DatabaseSnapshot> {
    const types = new pg.TypeOverrides();
    types.setTypeParser(pg.types.builtins.INT8, integerFrom);
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: connectTimeoutMs,
      application_name: "souk-audit",
      types,
    });
    // the next statement reports a broken connection
    client.on("error", () => undefined);
    const snapshot = new DatabaseSnapshot(name, url, client);
    try {
      await client.connect();
      // the cursors return all rows, so the planner optimizes for the total time; the second statement also takes the
      // snapshot
      await client.query(
        "begin isolation level repeatable read read only; select set_config('cursor_tuple_fraction', '1', true)",
      );
    } catch (error) {
      await snapshot[Symbol.asyncDispose]();
      throw snapshot.unreadable(error);
    }
    return snapshot;
  }

  /** Returns the rows of a statement by their keys, in the order of the keys' bytes. Throws UnreadableDatabaseError. */
  async *read(sql: string): AsyncGenerator<Row, undefined> {
    const cursor = `rows_${(this.cursors += 1)}`;
    const fetch = `fetch ${batchSize} from ${cursor}`;
    // one message, because most sources of a small shop have one batch; such a cursor is closed with the snapshot
    const declare = `declare ${cursor} cursor for select * from (${sql}) source order by key collate "C"`;
    let rows = await this.query(`${declare}; ${fetch}`);
    yield* rows;
    if (rows.length < batchSize) return undefined;
    do {
      rows = await this.query(fetch);
      yield* rows;
    } while (rows.length === batchSize);
    await this.query(`close ${cursor}`);
    return undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.client.end().catch(() => undefined);
  }

  /** Returns the rows of the last statement in `sql`. */
  private async query(sql: string): Promise<Row[]> {
    try {
      // one result for each statement
      const results = [await this.client.query<Row>(sql)].flat();
      return results.at(-1)?.rows ?? [];
    } catch (error) {
      throw this.unreadable(error);
    }
  }

  private unreadable(error: unknown): UnreadableDatabaseError {
    const { code = "", message = "" } = error as { code?: string; message?: string };
    const { host, pathname } = new URL(this.url);
    const where = `${this.name} (database ${decodeURIComponent(pathname.slice(1))} at ${host})`;
    // undefined_table, undefined_column, invalid_schema_name
    const hint = ["42P01", "42703", "3F000"].includes(code) ? "; this version's shop has not run on it" : "";
    return new UnreadableDatabaseError(`cannot look at ${where}: ${message.split("\n")[0] || code}${hint}`, error);
  }
}
