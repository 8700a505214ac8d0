import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The instructor of each sold course, and the shop's share of it. A replica of the previous release places lines without
 * an instructor; the job `findSellers` adds them.
 */
export class CourseSellers1760000005097 implements MigrationInterface {
  name = "CourseSellers1760000005097";
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table order_lines add column if not exists instructor_id uuid,
      add column if not exists shop_share integer not null default 0`);
    await runner.query(`alter table order_lines drop constraint if exists order_lines_shop_share_check,
      add constraint order_lines_shop_share_check check (shop_share between 0 and 10000) not valid`);
    await runner.query(`alter table order_lines validate constraint order_lines_shop_share_check`);
    await runner.query(`create index concurrently if not exists order_lines_instructor on order_lines (instructor_id, order_id)
      where instructor_id is not null`);
    await runner.query(`create index concurrently if not exists order_lines_unknown_sellers on order_lines (product_id)
      where kind = 'COURSE' and instructor_id is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index concurrently if exists order_lines_unknown_sellers`);
    await runner.query(`drop index concurrently if exists order_lines_instructor`);
    await runner.query(`alter table order_lines drop column shop_share, drop column instructor_id`);
  }
}
