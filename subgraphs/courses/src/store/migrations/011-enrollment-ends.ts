import type { MigrationInterface, QueryRunner } from "typeorm";

/** The ends of granted enrollments, and the purchases that staff have revoked. */
export class EnrollmentEnds1760000011088 implements MigrationInterface {
  name = "EnrollmentEnds1760000011088";
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table enrollments add column if not exists ends_at timestamptz(3)`);
    await runner.query(`alter table course_purchases
      add column if not exists ends_at timestamptz(3),
      add column if not exists is_revoked boolean not null default false`);
    await runner.query(`create index concurrently if not exists enrollments_ending on enrollments (ends_at)
      where ended_at is null and ends_at is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table enrollments drop column ends_at`);
    await runner.query(`alter table course_purchases drop column ends_at, drop column is_revoked`);
  }
}
