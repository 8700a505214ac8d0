import type { MigrationInterface, QueryRunner } from "typeorm";

/** The announcements of courses, with the position of the job that mails them to the students. */
export class CourseAnnouncements1760000015091 implements MigrationInterface {
  name = "CourseAnnouncements1760000015091";

  async up(runner: QueryRunner): Promise<void> {
    // a deleted announcement has no text; its row still counts towards the limit of a day
    await runner.query(
      `create table course_announcements (
         id uuid primary key,
         course_id uuid not null references courses,
         author_id uuid,
         subject text not null,
         text text not null,
         created_at timestamptz(3) not null,
         deleted_at timestamptz(3),
         recipient_count integer not null,
         mailed_count integer not null default 0,
         is_mailed boolean not null default false,
         mailed_enrolled_at timestamptz(3),
         mailed_enrollment_id uuid,
         check ((text = '') = (deleted_at is not null)),
         check ((mailed_enrolled_at is null) = (mailed_enrollment_id is null))
       )`,
    );
    await runner.query(`create index course_announcements_course on course_announcements (course_id, created_at, id)`);
    await runner.query(`create index course_announcements_author on course_announcements (author_id)
      where author_id is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table course_announcements`);
  }
}
