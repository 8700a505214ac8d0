import { Registry } from "prom-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrateJobs, JobRunner } from "../jobs/jobs.js";
import { enqueue } from "../jobs/outbox.js";
import { createLogger } from "../logging/logger.js";
import { eventually } from "../testing/eventually.js";
import { openTestDatabase } from "../testing/test-database.js";
import { observeJobs } from "./job-metrics.js";
import { showOutbox } from "./outbox-metrics.js";
import { showPool } from "./pool-metrics.js";

const logger = createLogger("test", "silent");
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;

beforeAll(async () => {
  testDatabase = await openTestDatabase("metrics", { entities: [], migrations: [], alsoMigrate: migrateJobs });
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

async function linesOf(registry: Registry, name: string): Promise<string[]> {
  return (await registry.metrics()).split("\n").filter((line) => line.startsWith(`${name}{`));
}

function outboxOf(): Registry {
  const registry = new Registry();
  showOutbox(registry, "cart", (sql) => testDatabase.database.readFigures(sql));
  return registry;
}

test("the outbox shows its jobs by task and state, and how long the oldest has been due", async () => {
  const { manager } = testDatabase.database;
  await enqueue(manager, "send", 1);
  await enqueue(manager, "send", 2, { runAt: new Date(Date.now() + 3_600_000) });
  await manager.query("update graphile_worker._private_jobs set run_at = now() - interval '90 seconds' where id = 1");
  const outbox = outboxOf();
  expect(await linesOf(outbox, "outbox_jobs")).toEqual([
    'outbox_jobs{subgraph="cart",task="send",state="waiting"} 1',
    'outbox_jobs{subgraph="cart",task="send",state="scheduled"} 1',
    'outbox_jobs{subgraph="cart",task="send",state="running"} 0',
    'outbox_jobs{subgraph="cart",task="send",state="dead"} 0',
  ]);
  const [oldest = ""] = await linesOf(outbox, "outbox_oldest_seconds");
  expect(Number(oldest.split(" ").at(-1))).toBeGreaterThanOrEqual(90);
  await manager.query("update graphile_worker._private_jobs set attempts = max_attempts");
  expect(await linesOf(outboxOf(), "outbox_jobs")).toContain('outbox_jobs{subgraph="cart",task="send",state="dead"} 2');
  await manager.query("delete from graphile_worker._private_jobs");
});

test("an outbox that cannot be counted is down, and has no figures", async () => {
  const registry = new Registry();
  showOutbox(registry, "cart", async () => {
    throw new Error("no database");
  });
  expect(await linesOf(registry, "outbox_up")).toEqual(['outbox_up{subgraph="cart"} 0']);
  expect(await linesOf(registry, "outbox_jobs")).toEqual([]);
});

test("each attempt of a job is counted by task and outcome", async () => {
  const registry = new Registry();
  const fail = async (_data: never, { attempt }: { attempt: number }): Promise<void> => {
    if (attempt === 1) throw new Error("not yet");
  };
  await using _runner = await JobRunner.start({
    url: testDatabase.database.url,
    handlers: { flaky: fail },
    logger,
    observe: observeJobs("cart", registry),
  });
  await enqueue(testDatabase.database.manager, "flaky", null);
  await eventually(async () =>
    expect(await linesOf(registry, "job_duration_seconds_count")).toEqual([
      'job_duration_seconds_count{subgraph="cart",task="flaky",outcome="failed"} 1',
      'job_duration_seconds_count{subgraph="cart",task="flaky",outcome="done"} 1',
    ]),
  );
});

test("S4-53: the pool shows its connections and the time that requests waited", async () => {
  const registry = new Registry();
  showPool(registry, "cart", () => testDatabase.database.poolUse());
  await testDatabase.database.transaction(async () => {
    expect(await linesOf(registry, "database_pool_connections")).toContain(
      'database_pool_connections{subgraph="cart",state="used"} 1',
    );
  });
  const before = testDatabase.database.poolUse().taken;
  await testDatabase.database.manager.query("select 1");
  expect(await linesOf(registry, "database_pool_waits_total")).toContain(
    `database_pool_waits_total{subgraph="cart",outcome="taken"} ${before + 1}`,
  );
  const [seconds = ""] = await linesOf(registry, "database_pool_wait_seconds_total");
  expect(Number(seconds.split(" ").at(-1))).toBeGreaterThan(0);
});
