import { subgraphsWithJobs } from "@souk/kernel/config/subgraph-addresses";
import type { Row } from "../database-snapshot.js";
import type { Check, Source } from "../check.js";
import type { Finding } from "../difference.js";

export interface JobFacts extends Row {
  readonly service: string;
  readonly id: string;
  readonly task: string;
  /** The order or the event of the job; null when the job names none. */
  readonly about: string | null;
  readonly attempts: number;
  readonly hasFailed: boolean;
  readonly lastError: string | null;
}

type Outbox = (typeof subgraphsWithJobs)[number];

/** Every job has succeeded, or is still being retried. */
export const failedJobs: Check<Record<Outbox, JobFacts>> = {
  name: "failed-jobs",
  formerName: "given-up-jobs",
  compares: "events with their effects: jobs that failed in every attempt",
  of: "waiting jobs",
  advice: "Remove the cause of the last error, then run retryDelivery.",
  sources: Object.fromEntries(subgraphsWithJobs.map((service) => [service, jobsOf(service)])) as Record<Outbox, Source>,
  compare: (jobs) => Object.values(jobs).flatMap((job) => (job ? compareJob(job) : [])),
};

/** Reads graphile-worker's own tables, which are internal; its version is pinned. */
function jobsOf(service: Outbox): Source {
  return {
    database: service,
    sql: `
      select '${service}:' || job.id as key, '${service}' as service, job.id::text as id, task.identifier as task,
        coalesce(job.payload -> 'data' ->> 'orderId', job.payload -> 'data' ->> 'eventId') as about, job.attempts,
        job.attempts >= job.max_attempts and job.locked_at is null as "hasFailed",
        left(split_part(job.last_error, E'\\n', 1), 200) as "lastError"
      from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id`,
  };
}

export function compareJob({ service, id, task, about, attempts, hasFailed, lastError }: JobFacts): Finding[] {
  if (!hasFailed) return [];
  const subject = `job ${id} of ${service}, ${task}${about === null ? "" : ` for ${about}`}`;
  return [{ subject, expected: "done", found: `failed in attempt ${attempts}: ${lastError ?? "no error"}` }];
}
