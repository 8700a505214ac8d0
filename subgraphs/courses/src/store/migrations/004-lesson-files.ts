import type { MigrationInterface, QueryRunner } from "typeorm";

/** The file of a lesson, which media stores. */
export class LessonFiles1760000009083 implements MigrationInterface {
  name = "LessonFiles1760000009083";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table lessons add column media_file_id uuid`);
    await runner.query(
      `create index lessons_media_file on lessons (media_file_id, course_id) where media_file_id is not null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table lessons drop column media_file_id`);
  }
}
