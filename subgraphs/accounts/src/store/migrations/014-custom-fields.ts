import type { MigrationInterface, QueryRunner } from "typeorm";

/** The values of the fields that a project declares. No statement rewrites a table: the default is a constant. */
export class CustomFields1760000000080 implements MigrationInterface {
  name = "CustomFields1760000000080";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table users add column custom jsonb not null default '{}'`);
    await runner.query(`alter table addresses add column custom jsonb not null default '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table addresses drop column custom`);
    await runner.query(`alter table users drop column custom`);
  }
}
