import type { MigrationInterface, QueryRunner } from "typeorm";

/** The outline of a published course with changes that are not published yet. */
export class OutlineDrafts1760000009088 implements MigrationInterface {
  name = "OutlineDrafts1760000009088";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table outline_drafts (
         course_id uuid primary key references courses,
         sections jsonb not null,
         saved_at timestamptz(3) not null
       )`,
    );
    await runner.query(`create index outline_drafts_media_files on outline_drafts
      using gin (jsonb_path_query_array(sections, '$[*].lessons[*].mediaFileId'))`);
    await runner.query(`create index outline_drafts_shown_pictures on outline_drafts
      using gin (shown_pictures(sections::text)) where sections::text like '%/media/%'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table outline_drafts`);
  }
}
