import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The values of the fields that a project declares for lines, and the id of a cart's line that had such values. The seal
 * of an order does not cover them. No statement rewrites the table: the default is a constant.
 */
export class LineFields1760000005090 implements MigrationInterface {
  name = "LineFields1760000005090";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table order_lines add column line_id uuid, add column custom jsonb not null default '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table order_lines drop column line_id, drop column custom`);
  }
}
