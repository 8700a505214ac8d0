import type { EntityManager } from "typeorm";

// graphile-worker keeps a job that was given up, with as many attempts as it may have; internal to it: its version is pinned
const jobsOfMails = `
  select job.id as job_id, (job.payload -> 'data' ->> 'id')::uuid as id,
    job.attempts >= job.max_attempts and job.locked_at is null as is_given_up
  from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
  where task.identifier = 'sendNotification'`;

/** A mail and its job are there, and go, in one transaction; so a queued one without a job that runs or will run is abandoned. */
export async function failAbandoned(manager: EntityManager, error: string): Promise<number> {
  const [row]: { count: number }[] = await manager.query(
    `with job as (${jobsOfMails}),
     failed as (
       update notifications mail set status = 'FAILED', error = $1, data = case when holds_secret then null else data end
       where status = 'QUEUED' and not exists (select from job where job.id = mail.id and not is_given_up)
       returning id, data
     ),
     ended as (
       select graphile_worker.complete_jobs(array_agg(job_id)) from job join failed using (id)
       where failed.data is null having count(*) > 0
     )
     select (select count(*)::int from failed) as count, (select count(*) from ended) as ended`,
    [error],
  );
  return row?.count ?? 0;
}

export async function forgetFailed(manager: EntityManager, before: Date): Promise<void> {
  await manager.query(
    `with job as (${jobsOfMails}),
     forgotten as (
       update notifications mail set data = null
       where status = 'FAILED' and data is not null and created_at < $1
         and not exists (select from job where job.id = mail.id and not is_given_up)
       returning id
     )
     select graphile_worker.complete_jobs(array_agg(job_id)) from job join forgotten using (id) having count(*) > 0`,
    [before],
  );
}
