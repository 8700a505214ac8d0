import type pg from "pg";

const channel = "jobs:insert";

/**
 * Creates triggers that notify the workers of a new job that runs later, and of a job whose time changes or whose
 * attempts are reset. graphile-worker itself notifies only of jobs that may run at once. The count of 0 makes its
 * workers fetch no jobs.
 */
export async function notifyOfJobTimes(database: pg.Pool): Promise<void> {
  // checks first: creating a trigger locks the table
  const { rowCount } = await database.query(
    `select from pg_trigger where tgrelid = 'graphile_worker._private_jobs'::regclass and tgname = 'notify_of_later_jobs'`,
  );
  if (rowCount) return;
  await database.query(`
    create or replace function graphile_worker.notify_of_job_times() returns trigger language plpgsql as $$
    begin
      perform pg_notify('${channel}', '{"count":0}');
      return null;
    end $$;
    create or replace trigger notify_of_changed_times
      after update of run_at, attempts on graphile_worker._private_jobs
      for each row when (new.run_at <> old.run_at or new.attempts < old.attempts)
      execute function graphile_worker.notify_of_job_times();
    create or replace trigger notify_of_later_jobs after insert on graphile_worker._private_jobs
      for each row when (new.run_at > now()) execute function graphile_worker.notify_of_job_times()`);
}

/** Returns whether a notification is about new jobs that may run now, for which the workers fetch jobs. */
export function isOfNewJobs({ payload = "" }: pg.Notification): boolean {
  return payload !== '{"count":0}';
}
