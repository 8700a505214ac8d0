import { afterEach, beforeEach, expect, test } from "vitest";
import type { MigrationInterface, QueryRunner } from "typeorm";
import { withDatabase } from "../config/database-settings.js";
import { ChangeNotifications } from "../events/change-notifications.js";
import { createLogger } from "../logging/logger.js";
import { PgBouncer, withPgBouncer } from "../testing/stand-ins/pgbouncer.js";
import { TestDatabase } from "../testing/test-database.js";
import { TimedReader } from "../testing/timed-reader.js";
import { openDatabase, type Database } from "./database.js";
import { lockUntilCommit } from "./lock-until-commit.js";
import { MigrationConnection } from "./migrations/migration-connection.js";

class Lamps1700000000000 implements MigrationInterface {
  name = "Lamps1700000000000";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("create table lamps (id int primary key)");
    await runner.query("create table limits as select current_setting('statement_timeout') as of_migrations");
  }
  async down(): Promise<void> {}
}

const logger = createLogger("test", "silent");
const definition = { entities: [], migrations: [Lamps1700000000000], logger, sessionSettings: { work_mem: "5MB" } };
const settings = "set statement_timeout = 15000; set work_mem = 5120";

withPgBouncer("a database behind PgBouncer with pools of transactions", () => {
  let stack: AsyncDisposableStack;
  let clone: TestDatabase;

  beforeEach(async () => {
    stack = new AsyncDisposableStack();
    clone = stack.use(await TestDatabase.create("pooled", { entities: [], migrations: [] }));
  });

  afterEach(() => stack.disposeAsync());

  async function startPgBouncer(connectQuery: string): Promise<PgBouncer> {
    const serverUrl = process.env.TEST_DATABASE_URL ?? "";
    return stack.use(await PgBouncer.start({ serverUrl, connectQueries: { "*": connectQuery } }));
  }

  function open(pooler: PgBouncer, preparesStatements = false): Promise<Database> {
    const poolerUrl = withDatabase(pooler.url, new URL(clone.url).pathname.slice(1));
    const pooled = { url: clone.url, poolerUrl, poolSize: 5, waitMs: 5000, preparesStatements };
    return openDatabase({ ...definition, settings: pooled });
  }

  test("is migrated directly, and runs statements and transactions through the pooler with the session's settings", async () => {
    const pooler = await startPgBouncer(settings);
    const database = stack.use(await open(pooler));
    const before = await pooler.transactions();
    const statements = Array.from({ length: 20 }, (_, id) =>
      database.manager.query("insert into lamps values ($1) returning current_setting('work_mem') as memory", [id]),
    );
    expect(new Set((await Promise.all(statements)).map(([{ memory }]: any) => memory))).toEqual(new Set(["5MB"]));
    await expect(
      database.transaction(async (manager) => {
        await manager.query("insert into lamps values (100)");
        throw new Error("rolled back");
      }),
    ).rejects.toThrow("rolled back");
    expect(await database.manager.query("select count(*)::int as count from lamps")).toEqual([{ count: 20 }]);
    expect(await pooler.transactions()).toBeGreaterThanOrEqual(before + 20);
    expect(await database.manager.query("select of_migrations from limits")).toEqual([{ of_migrations: "0" }]);
    await database.ping(2000);
  });

  test("does not open without the session's settings, and names the line that gives them", async () => {
    const pooler = await startPgBouncer("set statement_timeout = 15000");
    await expect(open(pooler)).rejects.toThrow(/connect_query='set work_mem = 5MB'/);
  });

  test("locks until the commit through the pooler, and migrations lock without it", async () => {
    const pooler = await startPgBouncer(settings);
    const database = stack.use(await open(pooler));
    const order: string[] = [];
    const locked = Promise.withResolvers<void>();
    const first = database.transaction(async (manager) => {
      await lockUntilCommit(manager, "a lamp");
      locked.resolve();
      await manager.query("select pg_sleep(0.2)");
      order.push("first");
    });
    await locked.promise;
    await database.transaction(async (manager) => {
      await lockUntilCommit(manager, "a lamp");
      order.push("second");
    });
    await first;
    expect(order).toEqual(["first", "second"]);
    await using connection = await MigrationConnection.open(database.url);
    await expect(connection.lock()).resolves.toBeUndefined();
  });

  test("delivers notifications of transactions that went through the pooler", async () => {
    const pooler = await startPgBouncer(settings);
    const database = stack.use(await open(pooler));
    const changes = stack.use(new ChangeNotifications({ url: database.url, topics: ["lamps"], logger }));
    const reader = new TimedReader(changes.payloads("lamps"));
    expect(await reader.next()).toEqual(["*"]);
    await database.transaction((manager) => manager.query("select pg_notify('lamps', '7')"));
    expect(await reader.next()).toEqual(["7"]);
  });
});
