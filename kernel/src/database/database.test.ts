import { randomBytes } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import pg from "pg";
import type { MigrationInterface, QueryRunner } from "typeorm";
import { DatabaseUnreachableError, ensureDatabase } from "./create-database.js";
import { openDatabase, type Database } from "./database.js";
import { isDatabaseUnavailable, violatedConstraint } from "./database-error.js";
import { withDatabase } from "../config/database-settings.js";
import { createLogger } from "../logging/logger.js";
import { runInRequest, WorkCounters } from "../logging/request-context.js";
import { seedOnce } from "./seed-once.js";
import { openAnswerRelay } from "../testing/stand-ins/answer-relay.js";
import { eventually } from "../testing/eventually.js";

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

async function raise(database: Database, state: string): Promise<unknown> {
  return database.manager
    .query(`do $$ begin raise exception 'planted' using errcode = '${state}'; end $$`)
    .catch((error: unknown) => error);
}

/** Affects new transactions of all connections, because it ends the open connections. */
async function makeReadOnly(database: Database, isReadOnly: boolean): Promise<void> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`alter database ${name} set default_transaction_read_only = ${isReadOnly}`);
  await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);
  await admin.end();
  await eventually(async () => {
    const [{ state }] = await database.manager.query(
      "select current_setting('default_transaction_read_only') as state",
    );
    expect(state).toBe(isReadOnly ? "on" : "off");
  });
}

describe("opening a database", () => {
  test("S2-82: by three replicas at once creates it, migrates it and seeds it once each", async () => {
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

  test("again changes nothing", async () => {
    await using database = await open();
    expect(await database.manager.query("select count(*)::int as count from migrations")).toEqual([{ count: 1 }]);
  });

  test("exempts migrations, but not later statements, from the statement timeout", async () => {
    await using database = await open();
    expect(await database.manager.query("select of_migrations from limits")).toEqual([{ of_migrations: "0" }]);
    expect(await database.manager.query("show statement_timeout")).toEqual([{ statement_timeout: "15s" }]);
  });

  test("counts the statements of a request, including BEGIN and COMMIT", async () => {
    await using database = await open();
    const counters = new WorkCounters();
    await runInRequest({ counters }, () => database.transaction((manager) => manager.query("select 1")));
    expect(counters.sqlStatements).toBe(3);
  });
});

describe("database errors", () => {
  test("an unreachable server is reported in one line, without the password", async () => {
    const unavailable = ensureDatabase("postgres://ada:hunter2@127.0.0.1:1/shop", 0);
    await expect(unavailable).rejects.toThrow(DatabaseUnreachableError);
    await expect(unavailable).rejects.toThrow("cannot reach the database shop at 127.0.0.1:1");
    await expect(unavailable).rejects.not.toThrow("hunter2");
  });

  test("a violated constraint is identified by name, and a lost connection as unavailable", async () => {
    await using database = await open();
    await database.manager.query("insert into things values (1, 'a')");
    const again = await database.manager.query("insert into things values (2, 'a')").catch((error: unknown) => error);
    expect(violatedConstraint(again)).toBe("things_name");
    expect(isDatabaseUnavailable(again)).toBe(false);
    const cut = await database.manager
      .query("select pg_terminate_backend(pg_backend_pid())")
      .catch((error: unknown) => error);
    expect(isDatabaseUnavailable(cut)).toBe(true);
  });

  test.each(["before a statement", "before the commit"])(
    "a connection lost within a transaction, %s, is unavailable",
    async (when) => {
      await using database = await open();
      const midway = database.transaction(async (manager) => {
        const [{ pid }] = await manager.query("select pg_backend_pid() as pid");
        await database.manager.query("select pg_terminate_backend($1)", [pid]);
        await new Promise((resolve) => setTimeout(resolve, 50));
        if (when === "before a statement") await manager.query("select 1");
      });
      expect(isDatabaseUnavailable(await midway.catch((error: unknown) => error))).toBe(true);
    },
  );

  test.each([
    ["55000", "the database accepts no connections"],
    ["3D000", "the database does not exist"],
    ["25006", "the server is read only after a failover"],
    ["28P01", "the password is refused"],
    ["53100", "the disk is full"],
    ["53200", "the server is out of memory"],
    ["53300", "there are too many connections"],
    ["55P03", "a lock is not available"],
    ["57014", "the statement was cancelled"],
    ["57P03", "the server is starting"],
    ["58030", "input or output failed"],
  ])("SQLSTATE %s means unavailable: %s", async (state) => {
    await using database = await open();
    expect(isDatabaseUnavailable(await raise(database, state))).toBe(true);
  });

  test.each([
    ["22012", "division by zero"],
    ["23505", "a unique constraint"],
    ["25001", "a transaction within a transaction"],
    ["42601", "a syntax error"],
    ["42501", "a missing privilege"],
    ["P0001", "an exception of a function"],
    ["XX000", "an internal error of PostgreSQL"],
  ])("SQLSTATE %s is an error of the statement: %s", async (state) => {
    await using database = await open();
    expect(isDatabaseUnavailable(await raise(database, state))).toBe(false);
  });

  test("the health check fails after a read-only error until a write succeeds", async () => {
    await using database = await open();
    await database.ping(5000);
    await makeReadOnly(database, true);
    const refused = await database.manager.query("insert into things values (9, 'z')").catch((error: unknown) => error);
    expect(isDatabaseUnavailable(refused)).toBe(true);
    await expect(database.ping(5000)).rejects.toThrow("read-only transaction");
    await makeReadOnly(database, false);
    await eventually(() => database.ping(5000));
    expect(await database.manager.query("select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("a database that this process has closed counts as unavailable", async () => {
    const database = await open();
    await database[Symbol.asyncDispose]();
    const closed = await database.manager.query("select 1").catch((error: unknown) => error);
    expect(isDatabaseUnavailable(closed)).toBe(true);
  });

  test("a server that dies while it accepts a connection fails only that statement", async () => {
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
      expect(isDatabaseUnavailable(await onAnother.catch((error: unknown) => error))).toBe(true);
      isDying = false;
    });
    expect(await database.manager.query("select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("a start continues after it loses the connection that holds its lock", async () => {
    const losing = `${name}_losing`;
    await using database = await openDatabase({
      ...definition,
      settings: { ...definition.settings, url: withDatabase(server, losing) },
      migrations: [],
      alsoMigrate: async () => {
        const client = new pg.Client({ connectionString: withDatabase(server, losing) });
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
