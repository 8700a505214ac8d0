import type { MigrationInterface, QueryRunner } from "typeorm";

/** Mails by who they are to; by kind they are sorted along the index that finds them by it. */
export class SortedMails1760000001008 implements MigrationInterface {
  name = "SortedMails1760000001008";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index notifications_recipient_order on notifications (lower(coalesce(recipient, '')), created_at, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index notifications_recipient_order`);
  }
}
