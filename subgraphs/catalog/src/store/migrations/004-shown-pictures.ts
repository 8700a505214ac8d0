import { shownPicturesFunction } from "@souk/kernel/file-uses/file-places";
import type { MigrationInterface, QueryRunner } from "typeorm";

/** The pictures of media that the declared fields of products and categories show. */
export class ShownPictures1760000001073 implements MigrationInterface {
  name = "ShownPictures1760000001073";
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(shownPicturesFunction);
    await runner.query(`create index concurrently if not exists products_shown_pictures on products
      using gin (shown_pictures(custom::text)) where custom::text like '%/media/%'`);
    await runner.query(`create index concurrently if not exists categories_shown_pictures on categories
      using gin (shown_pictures(custom::text)) where custom::text like '%/media/%'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index concurrently if exists products_shown_pictures`);
    await runner.query(`drop index concurrently if exists categories_shown_pictures`);
    await runner.query(`drop function if exists shown_pictures(text)`);
  }
}
