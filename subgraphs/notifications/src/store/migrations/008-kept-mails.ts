import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * What a sent mail told may be kept, so that it can be sent again: it is QUEUED then, and has a time at which it was sent. A secret
 * is kept for what waits alone, as before.
 */
export class KeptMails1760000001007 implements MigrationInterface {
  name = "KeptMails1760000001007";

  async up(runner: QueryRunner): Promise<void> {
    // 001 left these checks' names to PostgreSQL
    await dropCheck(runner, "%sent_at IS NOT NULL%");
    await dropCheck(runner, "%OR (body_text IS NULL)%");
    await runner.query(`
      alter table notifications
        add column times_sent int not null default 0 check (times_sent >= 0),
        add column asks_accounts boolean not null default false,
        drop constraint notifications_data,
        add constraint notifications_data check (status <> 'QUEUED' or data is not null),
        add constraint notifications_sent check (status <> 'SENT' or sent_at is not null),
        add constraint notifications_body check (sent_at is not null or body_text is null)`);
    await runner.query(`update notifications set times_sent = 1 where sent_at is not null`);
    await runner.query(`update notifications set asks_accounts = true where recipient is null`);
    await runner.query(`drop index notifications_unsent`);
    await runner.query(`
      create index notifications_kept_unsent on notifications (created_at) where data is not null and sent_at is null`);
    await runner.query(`
      create index notifications_kept_sent on notifications (created_at) where data is not null and sent_at is not null`);
    await runner.query(`
      create table resend_keys (
        actor_id uuid not null,
        idempotency_key text not null,
        notification_id uuid not null,
        used_at timestamptz(3) not null default now(),
        primary key (actor_id, idempotency_key)
      )`);
    await runner.query(`create index resend_keys_used on resend_keys (used_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table resend_keys`);
    await runner.query(`drop index notifications_kept_unsent, notifications_kept_sent`);
    await runner.query(`create index notifications_unsent on notifications (created_at) where data is not null`);
    await runner.query(`update notifications set status = 'SENT', error = null, data = null where sent_at is not null`);
    await runner.query(`
      alter table notifications
        drop column times_sent,
        drop column asks_accounts,
        drop constraint notifications_data,
        drop constraint notifications_sent,
        drop constraint notifications_body,
        add constraint notifications_data
          check (case status when 'QUEUED' then data is not null when 'SENT' then data is null else true end),
        add check ((status = 'SENT') = (sent_at is not null)),
        add check (status = 'SENT' or body_text is null)`);
  }
}

async function dropCheck(runner: QueryRunner, definition: string): Promise<void> {
  await runner.query(`
    do $$ declare old text; begin
      select conname into strict old from pg_constraint
      where conrelid = 'notifications'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '${definition}';
      execute format('alter table notifications drop constraint %I', old);
    end $$`);
}
