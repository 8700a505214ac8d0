import type { AuditJob } from "@souk/kernel/admin-act";
import { enqueueAll } from "@souk/kernel/outbox";
import type { EntityManager } from "typeorm";
import type { Notification } from "../domain/notification.js";
import type { ResendOutcome } from "../domain/notification-store.js";
import { notificationColumns, notificationFromRow, type NotificationRow } from "./notification-from-row.js";

/** With the growing pauses between them, the last one is three and a half hours after the first. */
export const maxSendAttempts = 10;

type LockedRow = NotificationRow & { readonly keeps_data: boolean };

export async function resendMail(
  manager: EntityManager,
  id: string,
  jobsOf: (before: Notification) => readonly AuditJob[],
): Promise<ResendOutcome> {
  const [row]: LockedRow[] = await manager.query(
    `select ${notificationColumns}, data is not null as keeps_data from notifications where id = $1 for update`,
    [id],
  );
  if (!row) return { kind: "notFound" };
  if (row.status === "QUEUED") return { kind: "onItsWay" };
  if (row.status === "SENT") return { kind: "alreadySent" };
  if (!row.keeps_data) return { kind: "forgotten" };
  if (!(await endGivenUpJob(manager, id))) return { kind: "onItsWay" };
  const [queued]: NotificationRow[] = await manager.query(
    `with queued as (
       update notifications set status = 'QUEUED', last_error = error, error = null where id = $1 returning *
     )
     select ${notificationColumns} from queued`,
    [id],
  );
  if (!queued) return { kind: "notFound" };
  const job = { task: "sendNotification", data: { id }, options: { maxAttempts: maxSendAttempts } };
  await enqueueAll(manager, [job, ...jobsOf(notificationFromRow(row))]);
  return { kind: "queued", notification: notificationFromRow(queued) };
}

/** The job that gave the mail up makes room for a new one. False while one runs, which sends it again already. */
async function endGivenUpJob(manager: EntityManager, id: string): Promise<boolean> {
  // graphile-worker's tables are internal to it: its version is pinned
  const jobs: { id: string; is_locked: boolean }[] = await manager.query(
    `select job.id::text as id, job.locked_at is not null as is_locked
     from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
     where task.identifier = 'sendNotification' and job.payload -> 'data' ->> 'id' = $1 for update of job`,
    [id],
  );
  if (jobs.some(({ is_locked: isLocked }) => isLocked)) return false;
  if (jobs.length > 0)
    await manager.query(`select graphile_worker.complete_jobs($1::bigint[])`, [jobs.map((job) => job.id)]);
  return true;
}
