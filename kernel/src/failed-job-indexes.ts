import pg from "pg";

/**
 * What failed jobs are listed by, to the millisecond as everybody is told it: what lists of several outboxes are merged by has to be
 * what each is sorted by. In UTC and back, since of a time with a zone PostgreSQL makes no index.
 */
export const failedJobCreatedAt = `(date_trunc('milliseconds', created_at at time zone 'UTC') at time zone 'UTC')`;

/** graphile-worker keeps a job that was given up with as many attempts as it may have. Internal to it: its version is pinned. */
export const isFailedJob = "attempts >= max_attempts and locked_at is null";

const indexes = {
  failed_jobs_by_time: `${failedJobCreatedAt}, id`,
  failed_jobs_by_attempts: `attempts, ${failedJobCreatedAt}, id`,
};

/** So that the failed jobs are found however many wait, and a page of them costs the same however many have failed. */
export async function indexFailedJobs(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const [name, columns] of Object.entries(indexes)) {
      // looked for first: to ask for an index takes the table's lock, also when it is there
      const { rowCount } = await client.query(
        "select from pg_indexes where schemaname = 'graphile_worker' and indexname = $1",
        [name],
      );
      if (rowCount) continue;
      await client.query(`create index ${name} on graphile_worker._private_jobs (${columns}) where ${isFailedJob}`);
    }
  } finally {
    await client.end();
  }
}
