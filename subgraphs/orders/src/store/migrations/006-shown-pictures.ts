import { shownPicturesFunction } from "@souk/kernel/file-uses/file-places";
import type { MigrationInterface, QueryRunner } from "typeorm";

/** The pictures of media that the declared fields of orders and their lines show. */
export class ShownPictures1760000005095 implements MigrationInterface {
  name = "ShownPictures1760000005095";
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(shownPicturesFunction);
    await runner.query(`create index concurrently if not exists orders_shown_pictures on orders
      using gin (shown_pictures(custom::text)) where custom::text like '%/media/%'`);
    await runner.query(`create index concurrently if not exists order_lines_shown_pictures on order_lines
      using gin (shown_pictures(custom::text)) where custom::text like '%/media/%'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index concurrently if exists orders_shown_pictures`);
    await runner.query(`drop index concurrently if exists order_lines_shown_pictures`);
    await runner.query(`drop function if exists shown_pictures(text)`);
  }
}
