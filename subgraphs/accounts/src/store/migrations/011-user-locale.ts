import type { MigrationInterface, QueryRunner } from "typeorm";

/** Adds the language of a user; null until the user signs in again. */
export class UserLocale1760000000011 implements MigrationInterface {
  name = "UserLocale1760000000011";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table users add column locale text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table users drop column locale`);
  }
}
