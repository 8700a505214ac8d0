import type { Database } from "@souk/kernel/database";
import { addJobsSql } from "@souk/kernel/outbox";
import type { PageRequest } from "@souk/kernel/page";
import { SqlParameters } from "@souk/kernel/sql-parameters";
import { isShortLived, type Notification } from "../domain/notification.js";
import type {
  FailedMail,
  GuestRecipient,
  NewNotification,
  NotificationStore,
  QueuedNotification,
  SentMail,
} from "../domain/notification-store.js";
import { failAbandoned, forgetFailed } from "./given-up-mails-sql.js";
import { eraseSent } from "./notifications-personal-data.js";
import { notificationColumns, notificationFromRow, type NotificationRow } from "./notification-from-row.js";

/** With the growing pauses between them, the last one is three and a half hours after the first. */
const maxSendAttempts = 10;

/** Notifications in PostgreSQL. */
export class NotificationRepository implements NotificationStore {
  constructor(private readonly database: Database) {}

  async insertNotification(notification: NewNotification): Promise<boolean> {
    const { id, eventId, kind, userId, recipient, subject, data, createdAt } = notification;
    const parameters = new SqlParameters();
    const values = [
      id,
      eventId,
      kind,
      userId,
      recipient,
      subject,
      JSON.stringify(data),
      "QUEUED",
      createdAt,
      isShortLived(kind),
    ];
    const places = values.map((value) => parameters.add(value)).join(", ");
    // the id alone: what the mail will say is in one place, where it is forgotten in time
    const job = { task: "sendNotification", data: { id }, options: { maxAttempts: maxSendAttempts } };
    const inserted: unknown[] = await this.database.manager.query(
      `with inserted as (
         insert into notifications (id, event_id, kind, user_id, recipient, subject, data, status, created_at, holds_secret)
         values (${places})
         on conflict on constraint notifications_event do nothing returning id
       ),
       ${addJobsSql([job], "inserted", parameters)}
       select inserted.id from inserted, queued`,
      parameters.values,
    );
    return inserted.length > 0;
  }

  async findUnsent(id: string): Promise<QueuedNotification | null> {
    const [row]: QueuedNotification[] = await this.database.manager.query(
      `select id, kind, user_id as "userId", recipient, data from notifications where id = $1 and data is not null`,
      [id],
    );
    return row ?? null;
  }

  async markSent(id: string, { recipient, sentAt, body }: SentMail): Promise<void> {
    await this.database.manager.query(
      `update notifications set status = 'SENT', data = null, recipient = $2, sent_at = $3, body_text = $4, body_html = $5,
         error = null
       where id = $1 and data is not null`,
      [id, recipient, sentAt, body?.text ?? null, body?.html ?? null],
    );
  }

  async markFailed(id: string, { recipient, error, keepsData }: FailedMail): Promise<void> {
    await this.database.manager.query(
      `update notifications
       set status = 'FAILED', data = case when $4 then data end, recipient = coalesce($2, recipient), error = $3
       where id = $1 and data is not null`,
      [id, recipient, error, keepsData],
    );
  }

  failAbandoned(error: string): Promise<number> {
    return failAbandoned(this.database.manager, error);
  }

  forgetFailed(before: Date): Promise<void> {
    return forgetFailed(this.database.manager, before);
  }

  async changeUser(guests: readonly GuestRecipient[], userId: string): Promise<void> {
    const [guestIds, recipients] = [guests.map((guest) => guest.guestId), guests.map((guest) => guest.recipient)];
    await this.database.manager.query(
      `update notifications set user_id = $3 from unnest($1::uuid[], $2::text[]) as guest(id, recipient)
       where notifications.user_id = guest.id and lower(notifications.recipient) = lower(guest.recipient)`,
      [guestIds, recipients, userId],
    );
  }

  eraseForgotten(): Promise<void> {
    return eraseSent(this.database.manager);
  }

  async listNotifications(userId: string | null, page: PageRequest): Promise<readonly Notification[]> {
    const parameters = new SqlParameters();
    const towardsOlder = page.direction === "forward";
    const conditions = [
      ...(userId === null ? [] : [`user_id = ${parameters.add(userId)}`]),
      ...(page.from === null ? [] : [startOf(page.from, towardsOlder, parameters)]),
    ];
    const direction = towardsOlder ? "desc" : "asc";
    const rows: NotificationRow[] = await this.database.manager.query(
      `select ${notificationColumns} from notifications where ${conditions.join(" and ") || "true"}
       order by created_at ${direction}, id ${direction} limit ${parameters.add(page.size + 1)}`,
      parameters.values,
    );
    return rows.map(notificationFromRow);
  }

  async countNotifications(userId: string | null): Promise<number> {
    const [row]: { count: number }[] = await this.database.manager.query(
      `select count(*)::int as count from notifications where $1::uuid is null or user_id = $1`,
      [userId],
    );
    return row?.count ?? 0;
  }
}

function startOf(from: NonNullable<PageRequest["from"]>, towardsOlder: boolean, parameters: SqlParameters): string {
  const [createdAt, id] = from;
  const start = `(${parameters.add(String(createdAt))}::text::timestamptz, ${parameters.add(String(id))}::text::uuid)`;
  return `(created_at, id) ${towardsOlder ? "<" : ">"} ${start}`;
}
