import { withDatabase } from "@souk/kernel/database-settings";
import { PreparingClient } from "@souk/kernel/preparing-client";
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

/** A statement that PostgreSQL plans once a connection. */
export interface Statement {
  readonly database: DatabaseName;
  readonly text: string;
}

/** As many connections to each as a subgraph has. */
const poolSize = 10;

/** The shop's own tables, by bare `pg`. */
export class FloorDatabases {
  private readonly pools: ReadonlyMap<DatabaseName, pg.Pool>;

  /** `serverUrl`: of a shop that has run once. */
  constructor(serverUrl: string) {
    const poolOf = (database: DatabaseName): pg.Pool => {
      const connectionString = withDatabase(serverUrl, `souk_${database}`);
      const pool = new pg.Pool({ connectionString, max: poolSize, idleTimeoutMillis: 0, Client: PreparingClient });
      // of connections at rest: the next statement tells it
      pool.on("error", () => undefined);
      return pool;
    };
    this.pools = new Map(databases.map((database) => [database, poolOf(database)]));
  }

  async rows<Row extends pg.QueryResultRow>({ database, text }: Statement, values: unknown[]): Promise<Row[]> {
    return (await (this.pools.get(database) as pg.Pool).query<Row>(text, values)).rows;
  }
}

/** One request's way to the databases, which counts. */
export class Work {
  statements = 0;
  private readonly databases: FloorDatabases;

  constructor(given: FloorDatabases) {
    this.databases = given;
  }

  rows<Row extends pg.QueryResultRow>(statement: Statement, values: unknown[]): Promise<Row[]> {
    this.statements += 1;
    return this.databases.rows<Row>(statement, values);
  }
}
