import type { MigrationInterface, QueryRunner } from "typeorm";

/** Mails are found by what they are about, and tell how often they were tried. */
export class FoundMails1760000001006 implements MigrationInterface {
  name = "FoundMails1760000001006";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create extension if not exists pg_trgm`);
    await runner.query(`
      alter table notifications
        add column order_id uuid,
        add column attempts int not null default 0,
        add column last_error text,
        add column search_text text generated always as (lower(subject || ' ' || coalesce(recipient, ''))) stored`);
    // what orders called its events by before it said which order they are about
    await runner.query(`
      update notifications set order_id = substring(event_id from '^(?:orderPaid|orderCancelled):([0-9a-f-]{36})$')::uuid
      where event_id ~ '^(orderPaid|orderCancelled):[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'`);
    await runner.query(`update notifications set attempts = 1 where status <> 'QUEUED'`);
    await runner.query(`
      create index notifications_order on notifications (order_id, created_at, id) where order_id is not null`);
    await runner.query(`create index notifications_kind on notifications (kind, created_at, id)`);
    await runner.query(`
      create index notifications_not_sent on notifications (status, created_at, id) where status <> 'SENT'`);
    await runner.query(`create index notifications_search on notifications using gin (search_text gin_trgm_ops)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index notifications_order, notifications_kind, notifications_not_sent, notifications_search`);
    await runner.query(`
      alter table notifications drop column search_text, drop column last_error, drop column attempts, drop column order_id`);
  }
}
