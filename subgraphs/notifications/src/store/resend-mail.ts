import { lockUntilCommit } from "@souk/kernel/database/lock-until-commit";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import { isShortLived } from "../domain/notification.js";
import type { Resend, ResendOutcome } from "../domain/notification-store.js";
import { resendStateOf } from "../domain/resend-notification.js";
import { notificationColumns, notificationFromRow, type NotificationRow } from "./notification-from-row.js";

/** The growing pauses between the attempts add up to three and a half hours. */
export const maxSendAttempts = 10;

export async function resendMail(manager: EntityManager, resend: Resend): Promise<ResendOutcome> {
  const { id, jobsOf } = resend;
  const earlierId = await resentByKey(manager, resend);
  if (earlierId !== undefined && earlierId !== id) return { kind: "keyReused" };
  const [row]: NotificationRow[] = await manager.query(
    `select ${notificationColumns} from notifications where id = $1 for update`,
    [id],
  );
  if (!row) return { kind: "notFound" };
  const before = notificationFromRow(row);
  if (earlierId === id) return { kind: "queued", notification: before, replayed: true };
  const state = resendStateOf(before);
  if (state === "onItsWay" || state === "forgotten") return { kind: state };
  if (isShortLived(before.kind)) return { kind: "holdsSecret", of: before.kind };
  if (!(await endGivenUpJob(manager, id))) return { kind: "onItsWay" };
  const [queued]: NotificationRow[] = await manager.query(
    `with queued as (
       update notifications set status = 'QUEUED', last_error = error, error = null, delivered_at = null where id = $1 returning *
     )
     select ${notificationColumns} from queued`,
    [id],
  );
  if (!queued) return { kind: "notFound" };
  await keepKey(manager, resend);
  const job = { task: "sendNotification", data: { id }, options: { maxAttempts: maxSendAttempts } };
  await enqueueAll(manager, [job, ...jobsOf(before)]);
  return { kind: "queued", notification: notificationFromRow(queued) };
}

/** Returns the mail that the actor has sent again with this key, if any. */
async function resentByKey(manager: EntityManager, { actorId, idempotencyKey }: Resend): Promise<string | undefined> {
  if (idempotencyKey === null) return undefined;
  // serializes calls with the same key for two mails, which share no row
  await lockUntilCommit(manager, `resend ${actorId}:${idempotencyKey}`);
  const [earlier]: { id: string }[] = await manager.query(
    `select notification_id as id from resend_keys where actor_id = $1 and idempotency_key = $2`,
    [actorId, idempotencyKey],
  );
  return earlier?.id;
}

async function keepKey(manager: EntityManager, { id, actorId, idempotencyKey }: Resend): Promise<void> {
  if (idempotencyKey === null) return;
  await manager.query(`insert into resend_keys (actor_id, idempotency_key, notification_id) values ($1, $2, $3)`, [
    actorId,
    idempotencyKey,
    id,
  ]);
}

export async function forgetResendKeys(manager: EntityManager, before: Date): Promise<void> {
  await manager.query(`delete from resend_keys where used_at < $1`, [before]);
}

/**
 * Ends the failed job to make room for a new one. Returns false while a job is running, because it is sending the mail.
 */
async function endGivenUpJob(manager: EntityManager, id: string): Promise<boolean> {
  // graphile-worker's tables are internal, so its version is pinned
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
