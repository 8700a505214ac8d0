import type { MigrationInterface, QueryRunner } from "typeorm";

/** The certificates of students who have completed a course. */
export class Certificates1760000012088 implements MigrationInterface {
  name = "Certificates1760000012088";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table certificates (
         number text primary key check (number ~ '^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$'),
         user_id uuid not null,
         course_id uuid not null references courses,
         student_name text not null check (btrim(student_name) <> ''),
         course_title text not null,
         issued_at timestamptz(3) not null,
         constraint certificates_student unique (user_id, course_id)
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table certificates`);
  }
}
