import { randomBytes } from "node:crypto";
import { afterAll, describe, expect, test } from "@jest/globals";
import pg from "pg";
import type { MigrationInterface, QueryRunner } from "typeorm";
import { DatabaseUnreachableError, ensureDatabase } from "./create-database.js";
import { openDatabase } from "./database.js";
import { isConnectionError, violatedConstraint } from "./database-error.js";
import { withDatabase } from "./database-settings.js";
import { createLogger } from "./logger.js";
import { runInRequest, WorkCounters } from "./request-context.js";
import { seedOnce } from "./seed-once.js";
import { openAnswerRelay } from "./testing/answer-relay.js";

class Slow1700000000000 implements MigrationInterface {
  name = "Slow1700000000000";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("select pg_sleep(0.2)");
    await runner.query("create table things (id int primary key, name text constraint things_name unique)");
    await runner.query("create table limits as select current_setting('statement_timeout') as of_migrations");
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table limits, things");
  }
}

const server = process.env.TEST_DATABASE_URL ?? "";
const name = `test_kernel_${randomBytes(5).toString("hex")}`;
const url = withDatabase(server, name);
const logger = createLogger("test", "silent");
const definition = {
  settings: { url, poolSize: 3, waitMs: 2000, preparesStatements: true },
  entities: [],
  migrations: [Slow1700000000000],
  logger,
};
const open = () => openDatabase(definition);

afterAll(() => dropDatabase(name));

async function dropDatabase(dropped: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`drop database if exists ${dropped}`);
  await client.end();
}

/** ReadyForQuery, and the FATAL error of a server process whose postmaster was killed. */
const ready = Buffer.from("Z\0\0\0\x05I", "latin1");
const fields = "SFATAL\0VFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0";
const fatal = Buffer.concat([Buffer.from("E\0\0\0", "latin1"), Buffer.from([fields.length + 4]), Buffer.from(fields)]);

describe("opening a database", () => {
  test("three replicas at once make it, migrate it once, and seed it once", async () => {
    const databases = await Promise.all([open(), open(), open()]);
    const seeded: number[] = [];
    await Promise.all(
      databases.map((database, index) => seedOnce(database, "demo", async () => void seeded.push(index))),
    );
    expect(seeded).toHaveLength(1);
    const [first] = databases;
    expect(await first?.manager.query("select name from migrations")).toEqual([{ name: "Slow1700000000000" }]);
    for (const database of databases) await database[Symbol.asyncDispose]();
  });

  test("a second time changes nothing", async () => {
    await using database = await open();
    expect(await database.manager.query("select count(*)::int as count from migrations")).toEqual([{ count: 1 }]);
  });

  test("a migration may take its time, a statement after it may not", async () => {
    await using database = await open();
    expect(await database.manager.query("select of_migrations from limits")).toEqual([{ of_migrations: "0" }]);
    expect(await database.manager.query("show statement_timeout")).toEqual([{ statement_timeout: "15s" }]);
  });

  test("counts the statements of a request, BEGIN and COMMIT too", async () => {
    await using database = await open();
    const counters = new WorkCounters();
    await runInRequest({ counters }, () => database.transaction((manager) => manager.query("select 1")));
    expect(counters.sqlStatements).toBe(3);
  });
});

describe("what goes wrong", () => {
  test("a server that is not there is told in a line, without the password", async () => {
    const away = ensureDatabase("postgres://ada:hunter2@127.0.0.1:1/shop", 0);
    await expect(away).rejects.toThrow(DatabaseUnreachableError);
    await expect(away).rejects.toThrow("cannot reach the database shop at 127.0.0.1:1");
    await expect(away).rejects.not.toThrow("hunter2");
  });

  test("a violated constraint is known by its name, a lost connection as such", async () => {
    await using database = await open();
    await database.manager.query("insert into things values (1, 'a')");
    const again = await database.manager.query("insert into things values (2, 'a')").catch((error: unknown) => error);
    expect(violatedConstraint(again)).toBe("things_name");
    expect(isConnectionError(again)).toBe(false);
    const cut = await database.manager
      .query("select pg_terminate_backend(pg_backend_pid())")
      .catch((error: unknown) => error);
    expect(isConnectionError(cut)).toBe(true);
  });

  test.each(["before a statement", "before the commit"])(
    "a connection that is lost within a transaction, %s, is known as such too",
    async (when) => {
      await using database = await open();
      const midway = database.transaction(async (manager) => {
        const [{ pid }] = await manager.query("select pg_backend_pid() as pid");
        await database.manager.query("select pg_terminate_backend($1)", [pid]);
        await new Promise((resolve) => setTimeout(resolve, 50));
        if (when === "before a statement") await manager.query("select 1");
      });
      expect(isConnectionError(await midway.catch((error: unknown) => error))).toBe(true);
    },
  );

  test("one that this process has closed, as it ends, is known as away", async () => {
    const database = await open();
    await database[Symbol.asyncDispose]();
    const closed = await database.manager.query("select 1").catch((error: unknown) => error);
    expect(isConnectionError(closed)).toBe(true);
  });

  test("a server that dies as it lets a connection in costs that statement alone", async () => {
    let isDying = false;
    await using relay = await openAnswerRelay(url, (chunk, { client }) => {
      if (isDying && chunk.subarray(-ready.length).equals(ready)) client.end(Buffer.concat([chunk, fatal]));
      else client.write(chunk);
    });
    await using database = await openDatabase({ ...definition, settings: { ...definition.settings, url: relay.url } });
    await database.transaction(async (manager) => {
      await manager.query("select 1");
      isDying = true;
      const onAnother = database.manager.query("select 1");
      expect(isConnectionError(await onAnother.catch((error: unknown) => error))).toBe(true);
      isDying = false;
    });
    expect(await database.manager.query("select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("a start that loses the connection of its lock goes on", async () => {
    const losing = `${name}_losing`;
    await using database = await openDatabase({
      ...definition,
      settings: { ...definition.settings, url: withDatabase(server, losing) },
      migrations: [],
      alsoMigrate: async (ofDatabase) => {
        const client = new pg.Client({ connectionString: ofDatabase });
        await client.connect();
        await client.query(`select pg_terminate_backend(pid) from pg_locks
          where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`);
        await client.end();
      },
    });
    expect(await database.manager.query("select 1 as one")).toEqual([{ one: 1 }]);
    await database[Symbol.asyncDispose]();
    await dropDatabase(losing);
  });
});
