import type { MigrationInterface, QueryRunner } from "typeorm";

/** The values of the fields that a project declares. Neither statement rewrites its table: the default is a constant. */
export class CustomFields1760000001008 implements MigrationInterface {
  name = "CustomFields1760000001008";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table products add column custom jsonb not null default '{}'`);
    await runner.query(`alter table categories add column custom jsonb not null default '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table products drop column custom`);
    await runner.query(`alter table categories drop column custom`);
  }
}
