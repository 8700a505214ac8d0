import type { JobHandlers } from "../jobs/jobs.js";
import type { Logger } from "../logging/logger.js";
import type { ProjectJob } from "./project-job.js";
import { within } from "./within.js";

const defaultTimeoutSeconds = 300;

/** Returns the handlers of a project's jobs, for the outbox of the subgraph that runs them. */
export function projectJobHandlers(jobs: readonly ProjectJob[], logger: Logger): JobHandlers {
  return Object.fromEntries(
    jobs.map((job) => [taskOf(job), (_payload: unknown, { attempt }) => run(job, attempt, logger)]),
  ) satisfies JobHandlers;
}

/** Returns the lines of these jobs for graphile-worker's crontab. */
export function projectSchedule(jobs: readonly ProjectJob[]): string {
  return jobs.map((job) => `${job.cron} ${taskOf(job)}`).join("\n");
}

function taskOf({ name }: ProjectJob): string {
  return `project:${name}`;
}

async function run(job: ProjectJob, attempt: number, logger: Logger): Promise<void> {
  const { name, timeoutSeconds = defaultTimeoutSeconds } = job;
  const stopping = new AbortController();
  const startedAt = performance.now();
  const context = { logger: logger.child({ job: name }), signal: stopping.signal, attempt };
  try {
    await within(timeoutSeconds * 1000, async () => job.run(context));
    logger.info({ job: name, ms: Math.round(performance.now() - startedAt) }, "a job of the project is done");
  } finally {
    stopping.abort();
  }
}
