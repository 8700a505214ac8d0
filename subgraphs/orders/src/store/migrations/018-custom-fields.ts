import type { MigrationInterface, QueryRunner } from "typeorm";

/** The values of the fields that a project declares. The statement does not rewrite the table: the default is a constant. */
export class CustomFields1760000005080 implements MigrationInterface {
  name = "CustomFields1760000005080";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table orders add column custom jsonb not null default '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table orders drop column custom`);
  }
}
