import type { MigrationInterface, QueryRunner } from "typeorm";

/** The position in the video of a lesson at which a user goes on. */
export class LessonPositions1760000009084 implements MigrationInterface {
  name = "LessonPositions1760000009084";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table lesson_positions (
         enrollment_id uuid not null,
         lesson_id uuid not null,
         course_id uuid not null,
         seconds integer not null check (seconds between 0 and 604800),
         saved_at timestamptz(3) not null,
         primary key (enrollment_id, lesson_id),
         foreign key (enrollment_id, course_id) references enrollments (id, course_id),
         constraint lesson_positions_lesson foreign key (lesson_id, course_id) references lessons (id, course_id) on delete cascade
       )`,
    );
    await runner.query(`create index lesson_positions_lesson on lesson_positions (lesson_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table lesson_positions`);
  }
}
