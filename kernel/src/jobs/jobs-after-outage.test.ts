import { afterAll, beforeAll, expect, test } from "vitest";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { startEmbeddedPostgres } from "@souk/embedded-postgres";
import { JobRunner, migrateJobs } from "./jobs.js";
import { MigrationConnection } from "../database/migrations/migration-connection.js";
import { createLogger } from "../logging/logger.js";
import { until } from "../testing/eventually.js";

const logger = createLogger("test", "silent");
const settings = { fsync: "off", full_page_writes: "off" };
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "souk-jobs-"));
  // when root starts PostgreSQL, it runs as nobody, who needs access to the folder
  await chmod(dataDir, 0o755);
});

afterAll(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }));

async function addJobs(url: string, tasks: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const task of tasks) await client.query("select graphile_worker.add_job($1, '{}'::json)", [task]);
  await client.end();
}

test("jobs that end during a database outage run again after it, and so do later jobs", async () => {
  const outage = Promise.withResolvers<void>();
  const seen: string[] = [];
  // one after the other, so that the worker cannot record both ends in one statement
  const handler = (task: string, ends: () => Promise<void>) => async (): Promise<void> => {
    seen.push(task);
    await outage.promise;
    await ends();
  };
  const handlers = {
    first: handler("first", async () => undefined),
    second: handler("second", () => delay(30)),
    third: handler("third", () => delay(60)),
    failing: handler("failing", async () => {
      await delay(90);
      throw new Error("its database is away as well");
    }),
    later: async () => void seen.push("later"),
  };
  const blocked = ["failing", "first", "second", "third"];
  const before = await startEmbeddedPostgres({ dataDir, settings });
  const { url } = before;
  {
    await using connection = await MigrationConnection.open(url);
    await migrateJobs(connection);
  }
  await using runner = await JobRunner.start({ url, handlers, logger });
  await addJobs(url, blocked);
  await until(() => seen.length === 4);
  expect([...seen].sort()).toEqual(blocked);

  await before[Symbol.asyncDispose]();
  outage.resolve();
  await delay(500);
  await using back = await startEmbeddedPostgres({ dataDir, settings });
  expect(back.url).toBe(url);
  await until(() => blocked.every((task) => seen.filter((one) => one === task).length >= 2));
  await addJobs(url, ["later"]);
  await until(() => seen.includes("later"));
  // dispose before its database
  await runner[Symbol.asyncDispose]();
});
