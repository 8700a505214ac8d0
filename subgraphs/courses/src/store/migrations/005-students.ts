import type { MigrationInterface, QueryRunner } from "typeorm";

/** A course's students are listed, newest first; the index that counts them serves both. */
export class Students1760000009004 implements MigrationInterface {
  name = "Students1760000009004";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index enrollments_students on enrollments (course_id, enrolled_at, id) where ended_at is null`,
    );
    await runner.query(`drop index enrollments_course`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`create index enrollments_course on enrollments (course_id) where ended_at is null`);
    await runner.query(`drop index enrollments_students`);
  }
}
