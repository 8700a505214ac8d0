import type { Database } from "@souk/kernel/database/database";
import { keysetClauses } from "@souk/kernel/database/keyset-clauses";
import { addJobsSql } from "@souk/kernel/jobs/outbox";
import type { CursorValue, ListedRow, PageRequest } from "@souk/kernel/values/page";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import { isShortLived, type Notification, type NotificationKind } from "../domain/notification.js";
import type { NotificationContent } from "../domain/notification-data.js";
import type {
  AdminMessage,
  AdminMessageOutcome,
  FailedMail,
  ForgottenBefore,
  GuestRecipient,
  MailEnding,
  StoredContent,
  NewNotification,
  NotificationScope,
  NotificationSort,
  NotificationStore,
  Resend,
  ResendOutcome,
  SentMail,
  ClaimedNotification,
} from "../domain/notification-store.js";
import { failAbandoned, forgetContents } from "./given-up-mails-sql.js";
import { insertAdminMessage } from "./admin-message.js";
import { eraseSent } from "./notifications-personal-data.js";
import { notificationOrders, scopeConditions } from "./notification-list-sql.js";
import { forgetResendKeys, maxSendAttempts, resendMail } from "./resend-mail.js";
import { notificationColumns, notificationFromRow, type NotificationRow } from "./notification-from-row.js";
import type { Locale } from "@souk/kernel/values/locale";

/** Stores notifications in PostgreSQL. */
export class NotificationRepository implements NotificationStore {
  constructor(private readonly database: Database) {}

  async insertNotification(notification: NewNotification): Promise<boolean> {
    const { id, eventId, kind, userId, recipient, orderId, subject, data, createdAt, sender, locale } = notification;
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
      orderId,
      recipient === null,
      sender,
      locale ?? null,
    ];
    const places = values.map((value) => parameters.add(value)).join(", ");
    // only the id: the data is stored in one place, where it is deleted in time
    const job = { task: "sendNotification", data: { id }, options: { maxAttempts: maxSendAttempts } };
    const inserted: unknown[] = await this.database.manager.query(
      `with inserted as (
         insert into notifications (id, event_id, kind, user_id, recipient, subject, data, status, created_at, holds_secret, order_id,
           asks_accounts, sender, locale)
         values (${places})
         on conflict on constraint notifications_event do nothing returning id
       ),
       ${addJobsSql([job], "inserted", parameters)}
       select inserted.id from inserted, queued`,
      parameters.values,
    );
    return inserted.length > 0;
  }

  insertAdminMessage(message: AdminMessage): Promise<AdminMessageOutcome> {
    return this.database.transaction((manager) => insertAdminMessage(manager, message));
  }

  async takeUnsent(id: string): Promise<ClaimedNotification | null> {
    // accounts is asked again for an address that it supplied before, because the address may have changed
    const [row]: ClaimedNotification[] = await this.database.manager.query(
      `with taken as (
         update notifications set attempts = attempts + 1 where id = $1 and data is not null and status <> 'SENT' returning *
       )
       select id, kind, user_id as "userId", case when not asks_accounts then recipient end as recipient, data, locale,
         times_sent as "timesSent" from taken`,
      [id],
    );
    return row ?? null;
  }

  async localeOfOrder(orderId: string): Promise<Locale | null> {
    const [row]: { locale: Locale }[] = await this.database.manager.query(
      `select locale from notifications where order_id = $1 and locale is not null order by created_at desc limit 1`,
      [orderId],
    );
    return row?.locale ?? null;
  }

  async isOutdated(id: string, writtenBefore: Date): Promise<boolean> {
    const rows: unknown[] = await this.database.manager.query(
      `select from notifications mail where id = $1 and (created_at < $2 or exists (
         select from notifications bought where bought.kind = 'ORDER_CONFIRMATION' and bought.created_at >= mail.created_at
           and (bought.user_id = mail.user_id or lower(bought.recipient) = lower(mail.recipient))))`,
      [id, writtenBefore],
    );
    return rows.length > 0;
  }

  async noteFailedTry(id: string, reason: string): Promise<void> {
    await this.database.manager.query(`update notifications set last_error = $2 where id = $1 and status = 'QUEUED'`, [
      id,
      reason,
    ]);
  }

  async markSent(id: string, { recipient, locale, subject, sentAt, body, keepsData }: SentMail): Promise<void> {
    await this.database.manager.query(
      `update notifications set status = 'SENT', data = case when $6 then data end, recipient = $2, sent_at = $3,
         times_sent = times_sent + 1, body_text = $4, body_html = $5, error = null, last_error = null,
         locale = coalesce($7, locale), subject = coalesce($8, subject)
       where id = $1 and data is not null and status <> 'SENT'`,
      [id, recipient, sentAt, body?.text ?? null, body?.html ?? null, keepsData, locale ?? null, subject ?? null],
    );
  }

  async markFailed(id: string, { recipient, error, keepsData }: FailedMail): Promise<void> {
    await this.database.manager.query(
      `update notifications
       set status = 'FAILED', data = case when $4 then data end, recipient = coalesce($2, recipient), error = $3
       where id = $1 and data is not null and status <> 'SENT'`,
      [id, recipient, error, keepsData],
    );
  }

  async endMails(endings: readonly MailEnding[], reportedAt: Date): Promise<number> {
    const [row]: { early: number }[] = await this.database.manager.query(
      `with report as (select * from unnest($1::uuid[], $2::int[], $3::text[]) as report(id, round, bounce)),
       ended as (
         update notifications mail
         set status = case when bounce is null then 'SENT' else 'FAILED' end, error = bounce,
           delivered_at = case when bounce is null then coalesce(delivered_at, $4) end
         from report where mail.id = report.id and mail.status = 'SENT' and mail.times_sent = report.round + 1
       )
       select count(*)::int as early from report join notifications mail using (id)
       where mail.status = 'QUEUED' and mail.times_sent = report.round`,
      [endings.map(({ id }) => id), endings.map(({ round }) => round), endings.map(({ bounce }) => bounce), reportedAt],
    );
    return row?.early ?? 0;
  }

  failAbandoned(error: string): Promise<number> {
    return failAbandoned(this.database.manager, error);
  }

  forgetContents(before: ForgottenBefore): Promise<void> {
    return forgetContents(this.database.manager, before);
  }

  forgetResendKeys(before: Date): Promise<void> {
    return forgetResendKeys(this.database.manager, before);
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

  async listNotifications(
    scope: NotificationScope,
    sort: NotificationSort,
    page: PageRequest,
  ): Promise<readonly ListedRow<Notification>[]> {
    const parameters = new SqlParameters();
    const conditions = scopeConditions(scope, parameters);
    const { start, order, key } = keysetClauses(notificationOrders[sort], page, parameters);
    const rows: (NotificationRow & { sort_key: CursorValue[] })[] = await this.database.lists.query(
      `select ${notificationColumns}, ${key} as sort_key from notifications where ${conditions} and ${start} ${order}`,
      parameters.values,
    );
    return rows.map((row) => ({ row: notificationFromRow(row), key: row.sort_key }));
  }

  async countNotifications(scope: NotificationScope): Promise<number> {
    const parameters = new SqlParameters();
    const [row]: { count: number }[] = await this.database.lists.query(
      `select count(*)::int as count from notifications where ${scopeConditions(scope, parameters)}`,
      parameters.values,
    );
    return row?.count ?? 0;
  }

  async notificationsOfOrders(orderIds: readonly string[], userId: string | null): Promise<readonly Notification[]> {
    const rows: NotificationRow[] = await this.database.manager.query(
      `select listed.* from unnest($1::uuid[]) as wanted(id) cross join lateral (
         select ${notificationColumns} from notifications
         where order_id = wanted.id and ($2::uuid is null or user_id = $2)
         order by created_at desc, id desc limit 50
       ) listed`,
      [orderIds, userId],
    );
    return rows.map(notificationFromRow);
  }

  async storedContents(ids: readonly string[]): Promise<readonly StoredContent[]> {
    const rows: StoredContentRow[] = await this.database.manager.query(
      `select id, kind, data, locale, body_text as text, body_html as html from notifications where id = any($1)`,
      [ids],
    );
    return rows.map(({ id, kind, data, locale, text, html }) => ({
      id,
      locale,
      body: text === null || html === null ? null : { text, html },
      content: data === null ? null : ({ kind, data } as NotificationContent),
    }));
  }

  resend(resend: Resend): Promise<ResendOutcome> {
    return this.database.transaction((manager) => resendMail(manager, resend));
  }
}

interface StoredContentRow {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly data: object | null;
  readonly locale: Locale | null;
  readonly text: string | null;
  readonly html: string | null;
}
