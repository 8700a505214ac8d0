import { subgraphsWithJobs } from "@souk/kernel/config/subgraph-addresses";
import type { Row } from "../database-snapshot.js";
import type { Check, Source } from "../check.js";
import type { Finding } from "../difference.js";

export interface JobFacts extends Row {
  readonly book: string;
  readonly id: string;
  readonly task: string;
  /** The order or the event of the job; null when the job names none. */
  readonly about: string | null;
  readonly attempts: number;
  readonly isGivenUp: boolean;
  readonly lastError: string | null;
}

type Outbox = (typeof subgraphsWithJobs)[number];

/** Every job has succeeded, or is still being retried. */
export const abandonedJobs: Check<Record<Outbox, JobFacts>> = {
  name: "given-up-jobs",
  compares: "events with their effects: work that was given up",
  of: "jobs that wait",
  advice: "Mend the cause that the last error names, then run retryDelivery.",
  sources: Object.fromEntries(subgraphsWithJobs.map((book) => [book, jobsOf(book)])) as Record<Outbox, Source>,
  compare: (jobs) => Object.values(jobs).flatMap((job) => (job ? compareJob(job) : [])),
};

/** Reads graphile-worker's own tables, which are internal; its version is pinned. */
function jobsOf(book: Outbox): Source {
  return {
    database: book,
    sql: `
      select '${book}:' || job.id as key, '${book}' as book, job.id::text as id, task.identifier as task,
        coalesce(job.payload -> 'data' ->> 'orderId', job.payload -> 'data' ->> 'eventId') as about, job.attempts,
        job.attempts >= job.max_attempts and job.locked_at is null as "isGivenUp",
        left(split_part(job.last_error, E'\\n', 1), 200) as "lastError"
      from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id`,
  };
}

export function compareJob({ book, id, task, about, attempts, isGivenUp, lastError }: JobFacts): Finding[] {
  if (!isGivenUp) return [];
  const subject = `job ${id} of ${book}, ${task}${about === null ? "" : ` for ${about}`}`;
  return [{ subject, expected: "done", found: `given up at try ${attempts}: ${lastError ?? "no error"}` }];
}
