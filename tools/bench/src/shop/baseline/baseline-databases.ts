import { withDatabase } from "@souk/kernel/config/database-settings";
import { PreparingClient } from "@souk/kernel/database/clients/preparing-client";
import pg from "pg";

const databases = [
  "accounts",
  "cart",
  "catalog",
  "courses",
  "inventory",
  "notifications",
  "orders",
  "payments",
  "sandbox_bank",
  "shipping",
] as const;
export type DatabaseName = (typeof databases)[number];

/** A statement that PostgreSQL plans once per connection. */
export interface Statement {
  readonly database: DatabaseName;
  readonly text: string;
}

/** The same number of connections per database as a subgraph has. */
const poolSize = 10;

/** The shop's own tables, accessed by plain `pg`. */
export class BaselineDatabases {
  private readonly pools: ReadonlyMap<DatabaseName, pg.Pool>;

  /** `serverUrl`: the PostgreSQL server of a shop that has run once. */
  constructor(serverUrl: string) {
    const poolOf = (database: DatabaseName): pg.Pool => {
      const connectionString = withDatabase(serverUrl, `souk_${database}`);
      const pool = new pg.Pool({ connectionString, max: poolSize, idleTimeoutMillis: 0, Client: PreparingClient });
      // errors of idle connections: the next statement reports them
      pool.on("error", () => undefined);
      return pool;
    };
    this.pools = new Map(databases.map((database) => [database, poolOf(database)]));
  }

  async rows<Row extends pg.QueryResultRow>({ database, text }: Statement, values: unknown[]): Promise<Row[]> {
    return (await (this.pools.get(database) as pg.Pool).query<Row>(text, values)).rows;
  }
}

/** The database access of one request, which counts its statements. */
export class Work {
  statements = 0;
  private readonly databases: BaselineDatabases;

  constructor(given: BaselineDatabases) {
    this.databases = given;
  }

  rows<Row extends pg.QueryResultRow>(statement: Statement, values: unknown[]): Promise<Row[]> {
    this.statements += 1;
    return this.databases.rows<Row>(statement, values);
  }
}
