// each test has its own database and waits for silence most of the time, so they run at once
import { expect, test } from "vitest";
import { JobRunner, migrateJobs } from "./jobs.js";
import { enqueue } from "./outbox.js";
import { createLogger } from "../logging/logger.js";
import { openAnswerRelay, type AnswerRelay } from "../testing/stand-ins/answer-relay.js";
import { until } from "../testing/eventually.js";
import { openTestDatabase } from "../testing/test-database.js";

const logger = createLogger("test", "silent");
const quietMs = 3000;

const openJobs = () => openTestDatabase("jobs", { entities: [], migrations: [], alsoMigrate: migrateJobs });

/** Waits until the clients of the relay have sent nothing for some seconds. */
async function silence(relay: AnswerRelay): Promise<void> {
  const sent = (): number => [...relay.connections].reduce((sum, connection) => sum + connection.sent.length, 0);
  let last = { bytes: sent(), sinceMs: performance.now() };
  await until(() => {
    const bytes = sent();
    if (bytes !== last.bytes) last = { bytes, sinceMs: performance.now() };
    return performance.now() - last.sinceMs >= quietMs;
  });
}

test.concurrent("a worker without jobs sends no statements, and still runs new and later jobs in time", async () => {
  await using testDatabase = await openJobs();
  const { url, manager } = testDatabase.database;
  await using relay = await openAnswerRelay(url, (chunk, { client }) => void client.write(chunk));
  const ranAt = new Map<string, number>();
  const handlers = { note: async (name: string) => void ranAt.set(name, Date.now()) };
  await using runner = await JobRunner.start({ url: relay.url, handlers, logger });
  await silence(relay);

  await enqueue(manager, "note", "now");
  await until(() => ranAt.has("now"));
  await silence(relay);

  const runAt = new Date(Date.now() + 2000);
  await enqueue(manager, "note", "later", { key: "later", isNewKey: true, runAt });
  await until(() => ranAt.has("later"));
  expect(ranAt.get("later")).toBeGreaterThanOrEqual(runAt.getTime());
  await silence(relay);
  // dispose before its database
  await runner[Symbol.asyncDispose]();
});

test.concurrent.each([
  ["whose time is changed", "update graphile_worker._private_jobs set run_at = now() where payload ->> 'data' = $1"],
  [
    "whose attempts are reset",
    `select graphile_worker.reschedule_jobs(array_agg(id), attempts := 0)
     from graphile_worker._private_jobs where payload ->> 'data' = $1`,
  ],
])("a waiting worker takes a job %s within seconds", async (name, change) => {
  await using testDatabase = await openJobs();
  const { url, manager } = testDatabase.database;
  const ran: string[] = [];
  const isReset = change.includes("attempts := 0");
  await enqueue(manager, "changed", name, { runAt: new Date(Date.now() + (isReset ? -1000 : 3_600_000)) });
  if (isReset)
    await manager.query(
      "update graphile_worker._private_jobs set attempts = max_attempts where payload ->> 'data' = $1",
      [name],
    );
  const handlers = { changed: async (data: string) => void ran.push(data) };
  await using relay = await openAnswerRelay(url, (chunk, { client }) => void client.write(chunk));
  await using runner = await JobRunner.start({ url: relay.url, handlers, logger });
  await silence(relay);
  await manager.query(change, [name]);
  await until(() => ran.length > 0);
  expect(ran).toEqual([name]);
  // dispose before its database
  await runner[Symbol.asyncDispose]();
});
