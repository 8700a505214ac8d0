import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The sender of a notification: `admin:<id>` or `service:<name>`; null for those of earlier releases. `request_hash` tells a repeat
 * of an admin's request from another one with the same key. The index is built beside replicas that send mail.
 */
export class Messages1760000001009 implements MigrationInterface {
  name = "Messages1760000001009";
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    // an earlier attempt may have ended between two statements
    await runner.query(`
      alter table notifications add column if not exists sender text, add column if not exists request_hash text`);
    await runner.query(`drop index concurrently if exists notifications_by_admins`);
    await runner.query(`
      create index concurrently notifications_by_admins on notifications (sender, created_at) where request_hash is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table notifications drop column sender, drop column request_hash`);
  }
}
