import { randomBytes } from "node:crypto";
import pg from "pg";
import { openDatabase, type Database, type DatabaseDefinition } from "../database/database.js";
import { withDatabase, type DatabaseSettings } from "../config/database-settings.js";
import { createLogger } from "../logging/logger.js";

export type DatabaseOfSubgraph = Omit<DatabaseDefinition, "settings" | "logger">;

/** Fills a template. */
type WriteRows = (database: Database) => Promise<void>;

/**
 * A database for one test file: a clone of a migrated template, dropped when the file ends. The server comes from the
 * global setup of the tests (TEST_DATABASE_URL). The first file makes the template and the others only clone it, so each
 * definition, with the rows that its template contains, has one name.
 */
export class TestDatabase implements AsyncDisposable {
  private constructor(
    readonly url: string,
    private readonly name: string,
  ) {}

  static async create(
    templateName: string,
    definition: DatabaseOfSubgraph,
    writeRows?: WriteRows,
  ): Promise<TestDatabase> {
    const suffix = templateName.replaceAll("-", "_");
    const template = `template_${suffix}`;
    const name = `test_${suffix}_${randomBytes(6).toString("hex")}`;
    await onServer(async (server) => {
      // one test file creates the template and the others wait; PostgreSQL clones it only while it has no connections
      await server.query("select pg_advisory_lock(hashtext($1))", [template]);
      const { rowCount } = await server.query("select 1 from pg_database where datname = $1", [template]);
      if (!rowCount) await makeTemplate(server, template, definition, writeRows);
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
  templateName: string,
  definition: DatabaseOfSubgraph,
  writeRows?: WriteRows,
): Promise<{ database: Database } & AsyncDisposable> {
  const test = await TestDatabase.create(templateName, definition, writeRows);
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

async function makeTemplate(
  server: pg.Client,
  template: string,
  definition: DatabaseOfSubgraph,
  writeRows: WriteRows | undefined,
): Promise<void> {
  const half = `${template}_half`;
  await server.query(`drop database if exists ${half}`);
  const settings = { url: withDatabase(serverUrl(), half), poolSize: 2, waitMs: 5000, preparesStatements: true };
  {
    await using database = await openDatabase({ ...definition, settings, logger: createLogger("test", "silent") });
    await writeRows?.(database);
  }
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
