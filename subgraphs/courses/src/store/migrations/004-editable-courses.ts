import type { MigrationInterface, QueryRunner } from "typeorm";

/** An outline can be saved again, lessons have texts, and a course can be archived and come back. */
export class EditableCourses1760000009003 implements MigrationInterface {
  name = "EditableCourses1760000009003";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table courses
        add column version int not null default 1,
        add column price_revision int not null default 0,
        add column archived_from text check (archived_from in ('DRAFT', 'PUBLISHED')),
        add constraint courses_archived_from check (archived_from is null or status = 'ARCHIVED')`);
    await runner.query(`create index courses_unlisted on courses (status, created_at, id) where status <> 'PUBLISHED'`);
    await runner.query(`alter table lessons add column content text`);
    // whoever changes places with another holds both places for a moment
    await runner.query(`
      alter table course_sections
        drop constraint course_sections_course_id_position_key,
        add constraint course_sections_position unique (course_id, position) deferrable initially deferred`);
    await runner.query(`
      alter table lessons
        drop constraint lessons_section_id_position_key,
        add constraint lessons_position unique (section_id, position) deferrable initially deferred`);
    // progress goes with the lesson, also when it is made at the very moment that the lesson is removed
    await runner.query(`
      alter table completed_lessons
        drop constraint completed_lessons_lesson_id_course_id_fkey,
        add constraint completed_lessons_lesson
          foreign key (lesson_id, course_id) references lessons (id, course_id) on delete cascade`);
    await runner.query(`create index completed_lessons_lesson on completed_lessons (lesson_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index completed_lessons_lesson, courses_unlisted`);
    await runner.query(`
      alter table completed_lessons
        drop constraint completed_lessons_lesson,
        add constraint completed_lessons_lesson_id_course_id_fkey
          foreign key (lesson_id, course_id) references lessons (id, course_id)`);
    await runner.query(`
      alter table lessons
        drop constraint lessons_position,
        add constraint lessons_section_id_position_key unique (section_id, position)`);
    await runner.query(`
      alter table course_sections
        drop constraint course_sections_position,
        add constraint course_sections_course_id_position_key unique (course_id, position)`);
    await runner.query(`alter table lessons drop column content`);
    await runner.query(`
      alter table courses
        drop constraint courses_archived_from,
        drop column archived_from,
        drop column price_revision,
        drop column version`);
  }
}
