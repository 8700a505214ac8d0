import type { MigrationInterface, QueryRunner } from "typeorm";

/** The rules that decide when a lesson opens to a student, and the kind of its file. */
export class LessonOpenings1760000009087 implements MigrationInterface {
  name = "LessonOpenings1760000009087";
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table lessons
      add column if not exists file_kind text check (file_kind in ('VIDEO', 'AUDIO', 'FILE')),
      add column if not exists opens_after_days integer check (opens_after_days between 1 and 3650),
      add column if not exists opens_at timestamptz(3) check (opens_at is null or opens_after_days is null),
      add column if not exists is_prerequisite boolean not null default false`);
    await runner.query(`create index concurrently if not exists lessons_prerequisites on lessons (course_id)
      where is_prerequisite`);
    await runner.query(`create index concurrently if not exists lessons_unknown_files on lessons (id)
      where media_url like '%/media/%' or (media_file_id is not null and file_kind is null)`);
    await runner.query(`drop index concurrently if exists lessons_addressed`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`create index concurrently if not exists lessons_addressed on lessons (id)
      where media_url like '%/media/%'`);
    await runner.query(`alter table lessons drop column file_kind, drop column opens_after_days, drop column opens_at,
      drop column is_prerequisite`);
  }
}
