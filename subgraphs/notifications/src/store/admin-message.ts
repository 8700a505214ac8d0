import { lockUntilCommit } from "@souk/kernel/database/lock-until-commit";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import type { AdminMessage, AdminMessageOutcome } from "../domain/notification-store.js";
import { notificationColumns, notificationFromRow, type NotificationRow } from "./notification-from-row.js";
import { maxSendAttempts } from "./resend-mail.js";

const hourMs = 3_600_000;

/**
 * See `NotificationStore.insertAdminMessage`. Locks enforce the limits: requests of one sender, or to one address, run
 * one after another.
 */
export async function insertAdminMessage(manager: EntityManager, message: AdminMessage): Promise<AdminMessageOutcome> {
  const { notification, address, requestHash, jobs } = message;
  const { id, eventId, kind, userId, recipient, orderId, subject, data, createdAt, sender, locale } = notification;
  await lockUntilCommit(manager, `messages of ${sender}`);
  await lockUntilCommit(manager, `messages to ${address.toLowerCase()}`);
  const [earlier]: (NotificationRow & { request_hash: string | null })[] = await manager.query(
    `select ${notificationColumns}, request_hash from notifications where event_id = $1`,
    [eventId],
  );
  if (earlier) {
    if (earlier.request_hash !== requestHash) return { kind: "keyReused" };
    return { kind: "queued", notification: notificationFromRow(earlier), isReplay: true };
  }
  const retryAt = await retryTime(manager, message);
  if (retryAt) return { kind: "tooMany", retryAt };
  const [row]: NotificationRow[] = await manager.query(
    `insert into notifications (id, event_id, kind, user_id, recipient, subject, data, status, created_at, holds_secret, order_id,
       asks_accounts, sender, request_hash, locale)
     values ($1, $2, $3, $4, $5, $6, $7, 'QUEUED', $8, false, $9, $10, $11, $12, $13)
     returning ${notificationColumns}`,
    [
      id,
      eventId,
      kind,
      userId,
      recipient,
      subject,
      JSON.stringify(data),
      createdAt,
      orderId,
      recipient === null,
      sender,
      requestHash,
      locale ?? null,
    ],
  );
  if (!row) throw new Error("the new notification is not there");
  const job = { task: "sendNotification", data: { id }, options: { maxAttempts: maxSendAttempts } };
  await enqueueAll(manager, [job, ...jobs]);
  return { kind: "queued", notification: notificationFromRow(row), isReplay: false };
}

/** Returns when the limits allow the message; null for now. */
async function retryTime(manager: EntityManager, message: AdminMessage): Promise<Date | null> {
  const { notification, address, maxPerHour } = message;
  const { sender, userId, createdAt } = notification;
  const since = new Date(createdAt.getTime() - hourMs);
  const sent = `select count(*)::int as count, min(created_at) as oldest from notifications
    where request_hash is not null and created_at > $1`;
  const [bySender]: Sent[] = await manager.query(`${sent} and sender = $2`, [since, sender]);
  const [toRecipient]: Sent[] = await manager.query(
    `${sent} and (user_id = $2::uuid or lower(recipient) = lower($3))`,
    [since, userId, address],
  );
  const ends = [endOf(bySender, maxPerHour.bySender), endOf(toRecipient, maxPerHour.toRecipient)];
  const latest = Math.max(...ends);
  return latest > 0 ? new Date(latest) : null;
}

/**
 * Returns when the oldest message over the limit is an hour old, in milliseconds since 1970; 0 when one more message is
 * allowed.
 */
function endOf(sent: Sent | undefined, max: number): number {
  return sent?.oldest && sent.count >= max ? sent.oldest.getTime() + hourMs : 0;
}

interface Sent {
  readonly count: number;
  readonly oldest: Date | null;
}
