import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { createLogger } from "../logging/logger.js";
import { projectFaults } from "./check-project.js";
import type { ProjectJobContext } from "./project-job.js";
import { projectJobHandlers, projectSchedule } from "./project-jobs.js";

const logger = createLogger("test", "silent");
const attempt = { jobId: "1", attempt: 3, maxAttempts: 25 };

test("a job gets its attempt and a signal, and is scheduled under its own task", async () => {
  const contexts: ProjectJobContext[] = [];
  const job = {
    name: "tidy",
    cron: "0 4 * * *",
    run: async (context: ProjectJobContext) => void contexts.push(context),
  };
  await projectJobHandlers([job], logger)["project:tidy"]?.({} as never, attempt);
  expect(contexts).toMatchObject([{ attempt: 3 }]);
  expect(projectSchedule([job, { ...job, name: "count" }])).toBe("0 4 * * * project:tidy\n0 4 * * * project:count");
});

test("a job that exceeds its time fails, and its signal is aborted", async () => {
  let isAborted = false;
  const job = {
    name: "slow",
    cron: "* * * * *",
    timeoutSeconds: 0.02,
    run: ({ signal }: ProjectJobContext) => {
      signal.addEventListener("abort", () => (isAborted = true));
      return delay(5000, undefined, { ref: false });
    },
  };
  await expect(projectJobHandlers([job], logger)["project:slow"]?.({} as never, attempt)).rejects.toThrow("20 ms");
  expect(isAborted).toBe(true);
});

test.each(["* * * *", "61 * * * *", "* * * * * task", "daily", ""])("%j is no schedule", (cron) => {
  const job = { name: "tidy", cron, run: async () => undefined };
  expect(projectFaults({ jobs: [job] }, "CAD")).toMatchObject([{ name: "jobs.0.cron" }]);
  expect(projectFaults({ jobs: [{ ...job, cron: "*/5 4 * * 1-5" }] }, "CAD")).toEqual([]);
});

test("two jobs of one name are a fault", () => {
  const job = { name: "tidy", cron: "* * * * *", run: async () => undefined };
  expect(projectFaults({ jobs: [job, job] }, "CAD")).toEqual([
    { name: "jobs.1.name", complaint: "tidy is already the name of another" },
  ]);
});
