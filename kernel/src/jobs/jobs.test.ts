import { fork } from "node:child_process";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import pg from "pg";
import { isFailedJob } from "./failed-job-indexes.js";
import { JobRunner, migrateJobs } from "./jobs.js";
import { dropJobs, enqueue, enqueueAll } from "./outbox.js";
import { openDatabase } from "../database/database.js";
import { createLogger } from "../logging/logger.js";
import { currentRequest, runInRequest } from "../logging/request-context.js";
import { until } from "../testing/eventually.js";
import { openAnswerRelay, type RelayedConnection } from "../testing/stand-ins/answer-relay.js";
import { openTestDatabase } from "../testing/test-database.js";

const logger = createLogger("test", "silent");
const definition = { entities: [], migrations: [], alsoMigrate: migrateJobs };
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;

beforeAll(async () => {
  testDatabase = await openTestDatabase("jobs", definition);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

test("a start migrates a database and its job tables on one connection, beside that of the pool", async () => {
  const used = new Set<RelayedConnection>();
  await using relay = await openAnswerRelay(testDatabase.database.url, (chunk, connection) => {
    used.add(connection);
    connection.client.write(chunk);
  });
  const settings = { url: relay.url, poolSize: 2, waitMs: 5000, preparesStatements: true };
  await using _database = await openDatabase({ ...definition, settings, logger });
  expect(used.size).toBe(2);
});

describe("the outbox", () => {
  test("a job exists after its transaction's commit and not after a rollback", async () => {
    const seen: unknown[] = [];
    await using runner = await JobRunner.start({
      url: testDatabase.database.url,
      handlers: { note: async (data) => void seen.push(data) },
      logger,
    });
    void runner;
    await testDatabase.database.transaction((manager) => enqueue(manager, "note", "kept"));
    const failed = testDatabase.database.transaction(async (manager) => {
      await enqueue(manager, "note", "rolled back");
      throw new Error("no");
    });
    await expect(failed).rejects.toThrow("no");
    await until(() => seen.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(seen).toEqual(["kept"]);
  });

  test("a failed job is retried with the correlation id of the request that enqueued it", async () => {
    const seen: [number, string | undefined][] = [];
    const flaky = async (_data: never, { attempt }: { attempt: number }): Promise<void> => {
      seen.push([attempt, currentRequest()?.correlationId]);
      if (attempt === 1) throw new Error("not yet");
    };
    await using runner = await JobRunner.start({ url: testDatabase.database.url, handlers: { flaky }, logger });
    void runner;
    await runInRequest({ correlationId: "c-7" }, () => enqueue(testDatabase.database.manager, "flaky", null));
    await until(() => seen.length === 2);
    expect(seen).toEqual([
      [1, "c-7"],
      [2, "c-7"],
    ]);
  });

  test("a worker stores the names of its tasks before its start ends", async () => {
    const tasks = ["second", "first"];
    const handlers = Object.fromEntries(tasks.map((task) => [task, async () => undefined]));
    await using _runner = await JobRunner.start({ url: testDatabase.database.url, handlers, logger });
    const stored = await testDatabase.database.manager.query(
      `select identifier from graphile_worker._private_tasks where identifier = any($1) order by 1`,
      [tasks],
    );
    expect(stored).toEqual([{ identifier: "first" }, { identifier: "second" }]);
  });

  test("the later of two jobs with one key runs", async () => {
    const seen: unknown[] = [];
    await enqueue(testDatabase.database.manager, "keyed", 1, { key: "k" });
    await enqueueAll(testDatabase.database.manager, [{ task: "keyed", data: 2, options: { key: "k" } }]);
    await using runner = await JobRunner.start({
      url: testDatabase.database.url,
      handlers: { keyed: async (data) => void seen.push(data) },
      logger,
    });
    void runner;
    await until(() => seen.length > 0);
    expect(seen).toEqual([2]);
  });

  test("a running job that was replaced is removed when it fails, never counts as failed, and its replacement runs", async () => {
    const { manager } = testDatabase.database;
    const seen: unknown[] = [];
    const replaced = Promise.withResolvers<void>();
    const replaceable = async (data: unknown): Promise<void> => {
      seen.push(data);
      await replaced.promise;
      if (data === "first") throw new Error("no");
    };
    await using runner = await JobRunner.start({ url: testDatabase.database.url, handlers: { replaceable }, logger });
    void runner;
    await enqueue(manager, "replaceable", "first", { key: "r" });
    await until(() => seen.length === 1);
    await enqueue(manager, "replaceable", "second", { key: "r" });
    replaced.resolve();
    const failed: unknown[] = [];
    await until(async () => {
      const jobs = await manager.query(`select ${isFailedJob} as "isFailed" from graphile_worker._private_jobs`);
      failed.push(...jobs.filter((job: { isFailed: boolean }) => job.isFailed));
      return jobs.length === 0;
    });
    expect(failed).toEqual([]);
    expect(seen).toEqual(["first", "second"]);
  });

  test("a job that was replaced while it ran is removed when its worker has died", async () => {
    const { manager } = testDatabase.database;
    await enqueue(manager, "replaceable", "of the dead", { key: "d" });
    await manager.query("update graphile_worker._private_jobs set key = null, attempts = max_attempts");
    const seen: unknown[] = [];
    const handlers = { replaceable: async (data: unknown) => void seen.push(data) };
    await using runner = await JobRunner.start({ url: testDatabase.database.url, handlers, logger });
    void runner;
    await until(async () => (await manager.query("select from graphile_worker._private_jobs")).length === 0);
    expect(seen).toEqual([]);
  });
});

describe("dropped jobs", () => {
  afterEach(() => testDatabase.database.manager.query("delete from graphile_worker._private_jobs"));

  const stateOfJobs = `
    select payload ->> 'data' as data, key is null as "isKeyless", ${isFailedJob} as "isFailed"
    from graphile_worker._private_jobs order by id`;

  test("are removed while they wait, and a running one is not tried again", async () => {
    const { manager } = testDatabase.database;
    for (const name of ["waiting", "running", "other"]) await enqueue(manager, "dropped", name, { key: name });
    await manager.query("update graphile_worker._private_jobs set locked_at = now() where key = 'running'");
    await dropJobs(manager, ["waiting", "running", "unknown"]);
    expect(await manager.query(stateOfJobs)).toEqual([
      { data: "running", isKeyless: true, isFailed: false },
      { data: "other", isKeyless: false, isFailed: false },
    ]);
  });

  test("never look failed when another statement replaces them at the same time", async () => {
    const { manager, url } = testDatabase.database;
    const gate = new pg.Client({ connectionString: url });
    await gate.connect();
    await gate.query("select pg_advisory_lock(1)");
    await manager.query(`
      create function pause() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(1); return null; end $$;
      create trigger pause after delete on graphile_worker._private_jobs for each statement execute function pause()`);
    await enqueue(manager, "dropped", "first", { key: "d" });
    await manager.query("update graphile_worker._private_jobs set locked_at = now()");
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    const untilWaiting = (count: number) => until(async () => (await manager.query(waiting)).length === count);
    const dropping = dropJobs(manager, ["d"]);
    await untilWaiting(1);
    const replacing = enqueue(manager, "dropped", "second", { key: "d" });
    await Promise.race([replacing, untilWaiting(2)]);
    await gate.end();
    await Promise.all([dropping, replacing]);
    const jobs: { isFailed: boolean }[] = await manager.query(stateOfJobs);
    expect(jobs.filter(({ isFailed }) => isFailed)).toEqual([]);
    await manager.query("drop function pause cascade");
  });
});

test("a second job under a key declared as new is refused with its whole transaction", async () => {
  const isNewKey = true;
  const job = (task: string, key: string) => ({ task, data: null, options: { key, isNewKey } });
  await enqueueAll(testDatabase.database.manager, [job("once", "new")]);
  await expect(enqueueAll(testDatabase.database.manager, [job("other", "other"), job("once", "new")])).rejects.toThrow(
    /key/,
  );
  const jobs = await testDatabase.database.manager.query(
    `select task_identifier, key from graphile_worker.jobs where key in ('new', 'other')`,
  );
  expect(jobs).toEqual([{ task_identifier: "once", key: "new" }]);
});

test("a job that waits for a service is retried within a minute without using up its attempts; other jobs wait", async () => {
  const { url, manager } = testDatabase.database;
  const jobs = [
    { data: "away for five minutes", error: "shipping does not answer", minutes: 5, attempts: 7 },
    { data: "with as many tries as a day has", error: "shipping does not answer", minutes: 24 * 60, attempts: 12 },
    { data: "wrong in itself", error: "no such product", minutes: 5, attempts: 7 },
    { data: "given up", error: "shipping does not answer", minutes: 5, attempts: 25 },
  ];
  for (const { data, error, minutes, attempts } of jobs) {
    await enqueue(manager, "waits", data);
    await manager.query(
      `update graphile_worker._private_jobs set attempts = $2, last_error = $3, run_at = now() + interval '1 hour',
         created_at = now() - $4 * interval '1 minute' where payload ->> 'data' = $1`,
      [data, attempts, error, minutes],
    );
  }
  const waiting = (): Promise<{ isSoon: boolean }[]> =>
    manager.query(
      `select payload ->> 'data' as data, attempts, run_at < now() + interval '1 minute' as "isSoon"
       from graphile_worker._private_jobs where last_error is not null order by id`,
    );
  {
    await using runner = await JobRunner.start({ url, handlers: {}, logger });
    void runner;
    await until(async () => (await waiting()).some(({ isSoon }) => isSoon));
  }
  const found = await waiting();
  await manager.query("delete from graphile_worker._private_jobs");
  expect(found).toEqual([
    // the pauses 3, 7, 20, 55 and 148 s total 233 s, and more than 5 minutes with the next one of 403 s
    { data: "away for five minutes", attempts: 5, isSoon: true },
    { data: "with as many tries as a day has", attempts: 12, isSoon: false },
    { data: "wrong in itself", attempts: 7, isSoon: false },
    { data: "given up", attempts: 25, isSoon: false },
  ]);
});

test("the job of a killed worker is taken over by a live one", async () => {
  const url = testDatabase.database.url;
  await enqueue(testDatabase.database.manager, "orphan", null);
  // a worker in a separate process, which takes the job and never completes it
  const worker = fork(new URL("../testing/stand-ins/stuck-worker.mjs", import.meta.url), [url], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  await new Promise((resolve) => worker.once("message", resolve));
  const seen: string[] = [];
  {
    await using runner = await JobRunner.start({
      url,
      handlers: { orphan: async () => void seen.push("done") },
      logger,
    });
    void runner;
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(seen).toEqual([]);
    worker.kill("SIGKILL");
    await until(() => seen.length > 0);
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rowCount } = await client.query("select 1 from graphile_worker._private_jobs where locked_by is not null");
  await client.end();
  expect(rowCount).toBe(0);
});
