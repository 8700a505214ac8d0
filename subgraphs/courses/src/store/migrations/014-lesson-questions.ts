import type { MigrationInterface, QueryRunner } from "typeorm";

/** The questions and answers below lessons, and the private notes of students. */
export class LessonQuestions1760000014090 implements MigrationInterface {
  name = "LessonQuestions1760000014090";

  async up(runner: QueryRunner): Promise<void> {
    // a question has no question_id; a deleted author leaves the text
    await runner.query(
      `create table lesson_posts (
         id uuid primary key,
         lesson_id uuid not null,
         course_id uuid not null,
         question_id uuid,
         author_id uuid,
         author_role text not null check (author_role in ('STUDENT', 'INSTRUCTOR', 'ADMIN')),
         text text not null check (text <> ''),
         created_at timestamptz(3) not null,
         edited_at timestamptz(3),
         is_open boolean not null default false,
         constraint lesson_posts_lesson foreign key (lesson_id, course_id) references lessons (id, course_id) on delete cascade,
         constraint lesson_posts_question foreign key (question_id) references lesson_posts on delete cascade,
         check (not is_open or question_id is null)
       )`,
    );
    await runner.query(`create index lesson_posts_questions on lesson_posts (lesson_id, created_at, id)
      where question_id is null`);
    await runner.query(`create index lesson_posts_answers on lesson_posts (question_id, created_at, id)
      where question_id is not null`);
    await runner.query(`create index lesson_posts_open on lesson_posts (course_id, created_at, id) where is_open`);
    await runner.query(`create index lesson_posts_author on lesson_posts (author_id, course_id, created_at)
      where author_id is not null`);
    await runner.query(`create index lesson_posts_lesson on lesson_posts (lesson_id)`);
    await runner.query(
      `create table lesson_notes (
         id uuid primary key,
         user_id uuid not null,
         lesson_id uuid not null,
         course_id uuid not null,
         text text not null check (text <> ''),
         seconds integer check (seconds between 0 and 604800),
         created_at timestamptz(3) not null,
         edited_at timestamptz(3),
         constraint lesson_notes_lesson foreign key (lesson_id, course_id) references lessons (id, course_id) on delete cascade
       )`,
    );
    await runner.query(`create index lesson_notes_user on lesson_notes (user_id, lesson_id)`);
    await runner.query(`create index lesson_notes_lesson on lesson_notes (lesson_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table lesson_notes`);
    await runner.query(`drop table lesson_posts`);
  }
}
