import { randomBytes } from "node:crypto";
import pg from "pg";
import { openDatabase, type Database, type DatabaseDefinition } from "../database/database.js";
import { withDatabase, type DatabaseSettings } from "../config/database-settings.js";
import { createLogger } from "../logging/logger.js";

export type DatabaseOfSubgraph = Omit<DatabaseDefinition, "settings" | "logger">;

/**
 * A database for one test file: a clone of the subgraph's migrated template, dropped when the file ends. The server
 * comes from the global setup of the tests (TEST_DATABASE_URL).
 */
export class TestDatabase implements AsyncDisposable {
  private constructor(
    readonly url: string,
    private readonly name: string,
  ) {}

  static async create(subgraph: string, definition: DatabaseOfSubgraph): Promise<TestDatabase> {
    const owner = subgraph.replaceAll("-", "_");
    const template = `template_${owner}`;
    const name = `test_${owner}_${randomBytes(6).toString("hex")}`;
    await onServer(async (server) => {
      // one test file creates the template and the others wait; PostgreSQL clones it only while it has no connections
      await server.query("select pg_advisory_lock(hashtext($1))", [template]);
      const { rowCount } = await server.query("select 1 from pg_database where datname = $1", [template]);
      if (!rowCount) await migrateTemplate(server, template, definition);
      // copies the files: logging each page as well takes 50 % longer
      await server.query(`create database ${name} template ${template} strategy file_copy`);
      await server.query("select pg_advisory_unlock(hashtext($1))", [template]);
    });
    return new TestDatabase(withDatabase(serverUrl(), name), name);
  }

  get settings(): DatabaseSettings {
    return { url: this.url, poolSize: 5, waitMs: 5000, preparesStatements: true };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // the drop fails when a test file leaves a connection open
    await onServer((server) => server.query(`drop database ${this.name}`));
  }
}

/** Opens a clone as the subgraph itself does. */
export async function openTestDatabase(
  subgraph: string,
  definition: DatabaseOfSubgraph,
): Promise<{ database: Database } & AsyncDisposable> {
  const test = await TestDatabase.create(subgraph, definition);
  const database = await openDatabase({
    ...definition,
    settings: test.settings,
    logger: createLogger("test", "silent"),
  });
  return {
    database,
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]();
      await test[Symbol.asyncDispose]();
    },
  };
}

async function migrateTemplate(server: pg.Client, template: string, definition: DatabaseOfSubgraph): Promise<void> {
  const half = `${template}_half`;
  await server.query(`drop database if exists ${half}`);
  const settings = { url: withDatabase(serverUrl(), half), poolSize: 2, waitMs: 5000, preparesStatements: true };
  await (
    await openDatabase({ ...definition, settings, logger: createLogger("test", "silent") })
  )[Symbol.asyncDispose]();
  await server.query(`alter database ${half} rename to ${template}`);
}

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error("TEST_DATABASE_URL is not set; run tests by npm test");
  return url;
}

async function onServer<T>(run: (server: pg.Client) => Promise<T>): Promise<T> {
  const server = new pg.Client({ connectionString: serverUrl() });
  await server.connect();
  try {
    return await run(server);
  } finally {
    await server.end();
  }
}
