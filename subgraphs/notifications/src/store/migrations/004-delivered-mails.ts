import type { MigrationInterface, QueryRunner } from "typeorm";

/** When a mail service reported the delivery of a mail, and the two lists of sent mails: delivered, and not yet. */
export class DeliveredMails1760000001095 implements MigrationInterface {
  name = "DeliveredMails1760000001095";
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table notifications add column if not exists delivered_at timestamptz(3)`);
    await runner.query(`create index concurrently if not exists notifications_delivered on notifications (created_at, id)
      where status = 'SENT' and delivered_at is not null`);
    await runner.query(`create index concurrently if not exists notifications_undelivered on notifications (created_at, id)
      where status = 'SENT' and delivered_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table notifications drop column if exists delivered_at`);
  }
}
