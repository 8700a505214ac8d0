import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startEmbeddedPostgres } from "./embedded-postgres.js";
import { JobRunner, migrateJobs } from "./jobs.js";
import { createLogger } from "./logger.js";

const logger = createLogger("test", "silent");
const settings = { fsync: "off", full_page_writes: "off" };
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "souk-jobs-"));
  // started by root, PostgreSQL runs as nobody, who has to get there
  await chmod(dataDir, 0o755);
});

afterAll(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }));

async function addJob(url: string, task: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("select graphile_worker.add_job($1, '{}'::json)", [task]);
  await client.end();
}

async function until(holds: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 15_000; !holds() && Date.now() < deadline;) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(holds()).toBe(true);
}

test("a job that ran when the database went away is run again when it is back, and so are those that come after", async () => {
  const { promise: outage, resolve: databaseIsAway } = Promise.withResolvers<void>();
  const seen: string[] = [];
  const handlers = {
    long: async () => {
      seen.push("long");
      await outage;
    },
    later: async () => void seen.push("later"),
  };
  const first = await startEmbeddedPostgres({ dataDir, settings });
  const { url } = first;
  await migrateJobs(url);
  await using runner = await JobRunner.start({ url, handlers, logger });
  void runner;
  await addJob(url, "long");
  await until(() => seen.length === 1);

  await first[Symbol.asyncDispose]();
  databaseIsAway();
  await new Promise((resolve) => setTimeout(resolve, 500));
  await using second = await startEmbeddedPostgres({ dataDir, settings });
  expect(second.url).toBe(url);
  await until(() => seen.length === 2);
  await addJob(url, "later");
  await until(() => seen.length === 3);
  expect(seen).toEqual(["long", "long", "later"]);
  await runner[Symbol.asyncDispose]();
});
