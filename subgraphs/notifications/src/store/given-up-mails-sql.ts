import type { EntityManager } from "typeorm";
import type { ForgottenBefore } from "../domain/notification-store.js";

// graphile-worker keeps a failed job with all its attempts used; the table is internal, so its version is pinned
const jobsOfMails = `
  select job.id as job_id, (job.payload -> 'data' ->> 'id')::uuid as id,
    job.attempts >= job.max_attempts and job.locked_at is null as is_given_up
  from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
  where task.identifier = 'sendNotification'`;

/**
 * Marks abandoned mails as FAILED. A mail and its job are written and deleted in one transaction, so a queued mail
 * without a runnable job is abandoned.
 */
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

/** The maximum number per minute, which exceeds the number of new mails. */
const mostForgotten = 10_000;

export const forgetContentsSql = `
  with job as (${jobsOfMails}),
  due as (
    (select id from notifications where data is not null and sent_at is null and status = 'FAILED' and created_at < $1
     order by created_at limit ${mostForgotten})
    union all
    (select id from notifications where data is not null and sent_at is not null and status <> 'QUEUED' and created_at < $2
     order by created_at limit ${mostForgotten})
  ),
  forgotten as (
    -- as an array: most minutes there are none, and a join with so many would read the whole table for them
    update notifications mail set data = null
    where mail.id = any (array(select id from due)) and mail.status <> 'QUEUED'
      and not exists (select from job where job.id = mail.id and not is_given_up)
    returning mail.id
  )
  select graphile_worker.complete_jobs(array_agg(job_id)) from job join forgotten using (id) having count(*) > 0`;

export async function forgetContents(manager: EntityManager, { failed, sent }: ForgottenBefore): Promise<void> {
  await manager.query(forgetContentsSql, [failed, sent]);
}
