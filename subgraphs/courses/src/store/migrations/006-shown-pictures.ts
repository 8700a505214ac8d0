import { shownPicturesFunction } from "@souk/kernel/file-uses/file-places";
import type { MigrationInterface, QueryRunner } from "typeorm";

/** The pictures of media that lessons and the declared fields of courses show. */
export class ShownPictures1760000009085 implements MigrationInterface {
  name = "ShownPictures1760000009085";
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(shownPicturesFunction);
    await runner.query(`create index concurrently if not exists courses_shown_pictures on courses
      using gin (shown_pictures(custom::text)) where custom::text like '%/media/%'`);
    await runner.query(`create index concurrently if not exists lessons_shown_pictures on lessons
      using gin (shown_pictures(coalesce(media_url, '') || ' ' || coalesce(content, '')))
      where coalesce(media_url, '') || ' ' || coalesce(content, '') like '%/media/%'`);
    await runner.query(`create index concurrently if not exists lessons_addressed on lessons (id)
      where media_url like '%/media/%'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index concurrently if exists courses_shown_pictures`);
    await runner.query(`drop index concurrently if exists lessons_shown_pictures`);
    await runner.query(`drop index concurrently if exists lessons_addressed`);
    await runner.query(`drop function if exists shown_pictures(text)`);
  }
}
