import type { MigrationInterface, QueryRunner } from "typeorm";

/** The presentation of a course: its texts, and its promo video. */
export class CourseDetails1760000009086 implements MigrationInterface {
  name = "CourseDetails1760000009086";
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table courses
      add column if not exists description text,
      add column if not exists details jsonb not null default '{}',
      add column if not exists promo_file_id uuid`);
    await runner.query(`create index concurrently if not exists courses_promo_file on courses (promo_file_id)
      where promo_file_id is not null`);
    await runner.query(`create index concurrently if not exists courses_shown_in_description on courses
      using gin (shown_pictures(description)) where description like '%/media/%'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table courses drop column description, drop column details, drop column promo_file_id`);
  }
}
