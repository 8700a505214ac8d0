import type pg from "pg";

/**
 * The sort value of failed jobs, rounded down to milliseconds as clients see it: lists from several outboxes are merged
 * by the value that each list is sorted by. It converts to UTC and back, because PostgreSQL cannot index an expression
 * that depends on the session's time zone.
 */
export const failedJobCreatedAt = `(date_trunc('milliseconds', created_at at time zone 'UTC') at time zone 'UTC')`;

/**
 * graphile-worker keeps an abandoned job with as many attempts as its maximum. These columns are internal to
 * graphile-worker, so its version is pinned.
 */
export const isFailedJob = "attempts >= max_attempts and locked_at is null";

/** An attempt at the job has failed. The job may be waiting for a retry, running again or abandoned. */
export const hasFailedOnce = "last_error is not null";

const indexes = {
  failed_jobs_by_time: { columns: `${failedJobCreatedAt}, id`, condition: isFailedJob },
  failed_jobs_by_attempts: { columns: `attempts, ${failedJobCreatedAt}, id`, condition: isFailedJob },
  jobs_failed_once: { columns: "id", condition: hasFailedOnce },
};

/**
 * Creates the indexes on failed jobs. A page of failed jobs then costs the same, regardless of the number of waiting
 * and failed jobs.
 */
export async function indexFailedJobs(database: pg.Pool): Promise<void> {
  for (const [name, { columns, condition }] of Object.entries(indexes)) {
    // checks first: `create index if not exists` locks the table even when the index exists
    const { rowCount } = await database.query(
      "select from pg_indexes where schemaname = 'graphile_worker' and indexname = $1",
      [name],
    );
    if (rowCount) continue;
    await database.query(`create index ${name} on graphile_worker._private_jobs (${columns}) where ${condition}`);
  }
}
