import type { MigrationInterface, QueryRunner } from "typeorm";

/** Adds the language of a mail; null until it is known, and for mails of earlier releases. */
export class MailLocale1760000001010 implements MigrationInterface {
  name = "MailLocale1760000001010";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table notifications add column locale text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table notifications drop column locale`);
  }
}
