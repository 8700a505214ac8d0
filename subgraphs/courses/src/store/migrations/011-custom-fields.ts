import type { MigrationInterface, QueryRunner } from "typeorm";

/** The values of the fields that a project declares. No statement rewrites the table: the default is a constant. */
export class CustomFields1760000009080 implements MigrationInterface {
  name = "CustomFields1760000009080";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table courses add column custom jsonb not null default '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table courses drop column custom`);
  }
}
