import type { MigrationInterface, QueryRunner } from "typeorm";

/** The quizzes of lessons, and the attempts of students at them. */
export class Quizzes1760000009089 implements MigrationInterface {
  name = "Quizzes1760000009089";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table lessons add column quiz jsonb`);
    await runner.query(`create index lessons_quiz_pictures on lessons using gin (shown_pictures(quiz::text))
      where quiz::text like '%/media/%'`);
    // each version of a quiz that a student has taken
    await runner.query(
      `create table taken_quizzes (
         id uuid primary key default gen_random_uuid(),
         lesson_id uuid not null,
         course_id uuid not null,
         sha256 bytea not null check (length(sha256) = 32),
         quiz jsonb not null,
         constraint taken_quizzes_version unique (lesson_id, sha256),
         constraint taken_quizzes_lesson foreign key (lesson_id, course_id) references lessons (id, course_id) on delete cascade
       )`,
    );
    await runner.query(`create index taken_quizzes_shown_pictures on taken_quizzes using gin (shown_pictures(quiz::text))
      where quiz::text like '%/media/%'`);
    await runner.query(
      `create table quiz_attempts (
         id uuid primary key,
         enrollment_id uuid not null,
         lesson_id uuid not null,
         course_id uuid not null,
         quiz_id uuid not null,
         started_at timestamptz(3) not null,
         ends_at timestamptz(3),
         answers jsonb not null default '[]',
         submitted_at timestamptz(3),
         marks jsonb not null default '[]',
         is_passed boolean,
         awaits_marks boolean not null default false,
         foreign key (enrollment_id, course_id) references enrollments (id, course_id),
         constraint quiz_attempts_lesson foreign key (lesson_id, course_id) references lessons (id, course_id) on delete cascade,
         constraint quiz_attempts_quiz foreign key (quiz_id) references taken_quizzes on delete cascade
       )`,
    );
    await runner.query(`create unique index quiz_attempts_open on quiz_attempts (enrollment_id, lesson_id)
      where submitted_at is null`);
    await runner.query(`create index quiz_attempts_enrollment on quiz_attempts (enrollment_id, lesson_id, started_at)`);
    await runner.query(`create index quiz_attempts_lesson on quiz_attempts (lesson_id)`);
    await runner.query(`create index quiz_attempts_quiz on quiz_attempts (quiz_id)`);
    await runner.query(`create index quiz_attempts_end on quiz_attempts (ends_at)
      where submitted_at is null and ends_at is not null`);
    await runner.query(`create index quiz_attempts_to_mark on quiz_attempts (course_id, submitted_at, id)
      where awaits_marks`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table quiz_attempts`);
    await runner.query(`drop table taken_quizzes`);
    await runner.query(`alter table lessons drop column quiz`);
  }
}
