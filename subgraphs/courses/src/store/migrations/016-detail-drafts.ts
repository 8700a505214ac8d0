import type { MigrationInterface, QueryRunner } from "typeorm";

/** The details of a published course with changes that are not published yet. */
export class DetailDrafts1760000016092 implements MigrationInterface {
  name = "DetailDrafts1760000016092";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table detail_drafts (
         course_id uuid primary key references courses,
         changes jsonb not null,
         has_thumbnail boolean not null,
         thumbnail_sha256 text,
         saved_at timestamptz(3) not null,
         check (has_thumbnail or thumbnail_sha256 is null)
       )`,
    );
    await runner.query(`create index detail_drafts_thumbnail on detail_drafts (thumbnail_sha256)
      where thumbnail_sha256 is not null`);
    await runner.query(`create index detail_drafts_promo on detail_drafts ((changes ->> 'promoFileId'))
      where changes ->> 'promoFileId' is not null`);
    await runner.query(`create index detail_drafts_shown_pictures on detail_drafts
      using gin (shown_pictures(changes::text)) where changes::text like '%/media/%'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table detail_drafts`);
  }
}
