import { shownPicturesFunction } from "@souk/kernel/file-uses/file-places";
import type { MigrationInterface, QueryRunner } from "typeorm";

/** The pictures of media that the declared fields of users and addresses show. */
export class ShownPictures1760000002090 implements MigrationInterface {
  name = "ShownPictures1760000002090";
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(shownPicturesFunction);
    await runner.query(`create index concurrently if not exists users_shown_pictures on users
      using gin (shown_pictures(custom::text)) where custom::text like '%/media/%'`);
    await runner.query(`create index concurrently if not exists addresses_shown_pictures on addresses
      using gin (shown_pictures(custom::text)) where custom::text like '%/media/%'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index concurrently if exists users_shown_pictures`);
    await runner.query(`drop index concurrently if exists addresses_shown_pictures`);
    await runner.query(`drop function if exists shown_pictures(text)`);
  }
}
