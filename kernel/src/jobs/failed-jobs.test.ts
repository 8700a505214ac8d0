import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sortsByAttempts, failedJobSorts, type FailedJob, type FailedJobSort } from "./failed-job.js";
import { failedJobsIn } from "./failed-jobs.js";
import { migrateJobs } from "./jobs.js";
import type { ListedRow, PageRequest } from "../values/page.js";
import { ExplainingDatabase } from "../testing/explaining-database.js";
import { openTestDatabase } from "../testing/test-database.js";
import { walkPages } from "../testing/walk-pages.js";

/** Identified by task. Jobs of one second are microseconds apart, but clients see only milliseconds. */
const jobs = [
  { task: "a", second: 1, micros: 300, attempts: 25 },
  { task: "b", second: 1, micros: 200, attempts: 25 },
  { task: "c", second: 1, micros: 100, attempts: 3 },
  { task: "d", second: 0, micros: 999, attempts: 25 },
  { task: "e", second: 2, micros: 0, attempts: 3 },
];
const many = 50_000;
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let watched: ExplainingDatabase;

beforeAll(async () => {
  testDatabase = await openTestDatabase("failed_jobs", { entities: [], migrations: [], alsoMigrate: migrateJobs });
  const { manager } = testDatabase.database;
  watched = new ExplainingDatabase(testDatabase.database);
  for (const { task, second, micros, attempts } of jobs)
    await manager
      .query(
        `with added as (select (graphile_worker.add_job($1, json_build_object('data', json_build_object('orderId', 'o')))).id)
       select graphile_worker.reschedule_jobs(array[id], attempts := $2, max_attempts := $2) from added`,
        [task, attempts],
      )
      .then(() =>
        manager.query(
          `update graphile_worker._private_jobs set created_at = to_timestamp($2::int) + $3::int * interval '1 microsecond',
           last_error = 'no answer' || chr(10) || 'at a line'
         where task_id = (select id from graphile_worker._private_tasks where identifier = $1)`,
          [task, second, micros],
        ),
      );
  await manager.query(
    `insert into graphile_worker._private_jobs (task_id, payload)
     select min(id), '{"data": {}}' from graphile_worker._private_tasks, generate_series(1, ${many}) n group by n`,
  );
  await manager.query("vacuum analyze graphile_worker._private_jobs");
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

async function list(sort: FailedJobSort, page: PageRequest): Promise<readonly ListedRow<FailedJob>[]> {
  const rows = await failedJobsIn(watched.database).list({ ...page, order: sort });
  return rows.map((row) => ({ row, key: keyOf(row, sort) }));
}

/** The sort key of a job, from the data that clients see. */
function keyOf({ attempts, createdAt, id }: FailedJob, sort: FailedJobSort): (string | number)[] {
  const byTime = [createdAt.toISOString(), id];
  return sortsByAttempts(sort) ? [attempts, ...byTime] : byTime;
}

describe("failed jobs", () => {
  test.each<[FailedJobSort, string]>([
    ["OLDEST", "dabce"],
    ["NEWEST", "ecbad"],
    ["ATTEMPTS_ASC", "cedab"],
    ["ATTEMPTS_DESC", "badec"],
  ])("are listed by %s, page by page, by the data that clients see", async (sort, expected) => {
    for (const pageSize of [1, 2, 5]) {
      const collected = await walkPages({ sort, pageSize, list: (page) => list(sort, page) });
      expect(collected.map(({ task }) => task).join("")).toBe(expected);
    }
  });

  test("show the first line of their error", async () => {
    const [oldest] = await list("OLDEST", { size: 0, direction: "forward", order: "OLDEST", from: null });
    expect(oldest?.row).toEqual({
      id: expect.stringMatching(/^\d+$/),
      task: "d",
      orderId: "o",
      attempts: 25,
      lastError: "no answer",
      createdAt: new Date(0),
    });
  });

  const fewRows = { size: 2, direction: "forward", from: null } as const;

  /** For the first page, and for one from the middle. */
  async function plansOf(sort: FailedJobSort): Promise<string[]> {
    const first: PageRequest = { ...fewRows, order: sort };
    const from = (await list(sort, first)).at(1)?.key ?? null;
    const plans: string[] = [];
    for (const page of [first, { ...first, from }]) plans.push(await watched.plansOf(() => list(sort, page)));
    return plans;
  }

  test.each(failedJobSorts)(`are found among ${many} waiting jobs without a scan, by %s`, async (sort) => {
    for (const plan of await plansOf(sort)) expect(plan).not.toContain("Seq Scan on _private_jobs");
  });

  test.each(failedJobSorts)(`are paged through ${many} jobs along an index, by %s`, async (sort) => {
    await testDatabase.database.manager.query(
      `update graphile_worker._private_jobs set max_attempts = 1 + id % 3, attempts = 1 + id % 3,
         created_at = created_at + id * interval '1 second'
       where attempts = 0`,
    );
    await testDatabase.database.manager.query("vacuum analyze graphile_worker._private_jobs");
    for (const plan of await plansOf(sort)) {
      expect(plan).toContain("failed_jobs_by_");
      expect(plan).not.toContain("Sort");
    }
  });
});
