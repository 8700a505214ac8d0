import type { MigrationInterface, QueryRunner } from "typeorm";

export class Courses1760000009000 implements MigrationInterface {
  name = "Courses1760000009000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create extension if not exists pg_trgm`);
    await runner.query(`create extension if not exists unaccent`);
    // unaccent() is only "stable" since its dictionary could change; ours does not, and generated columns need "immutable"
    await runner.query(`
      create function searchable(input text) returns text language sql immutable strict parallel safe
      as $$ select lower(unaccent('unaccent', input)) $$`);
    await runner.query(`
      create function course_search_vector(title text, summary text) returns tsvector
      language sql immutable parallel safe as $$
        select setweight(to_tsvector('simple', searchable(title)), 'A')
            || setweight(to_tsvector('simple', searchable(coalesce(summary, ''))), 'B') $$`);
    await runner.query(`
      create table courses (
        id uuid primary key,
        product_id uuid not null constraint courses_product unique,
        instructor_id uuid not null,
        slug text not null constraint courses_slug unique,
        title text not null check (btrim(title) <> ''),
        summary text,
        status text not null check (status in ('DRAFT', 'PUBLISHED', 'ARCHIVED')),
        categories text[] not null,
        created_at timestamptz(3) not null,
        sort_title text generated always as (searchable(title)) stored,
        search_vector tsvector generated always as (course_search_vector(title, summary)) stored
      )`);
    await runner.query(`create index courses_newest on courses (created_at, id) where status = 'PUBLISHED'`);
    await runner.query(`create index courses_instructor on courses (instructor_id, created_at, id)`);
    await runner.query(`create index courses_categories on courses using gin (categories)`);
    await runner.query(`create index courses_search on courses using gin (search_vector)`);
    await runner.query(`create index courses_title_trigrams on courses using gin (sort_title gin_trgm_ops)`);
    await runner.query(`
      create table course_sections (
        id uuid primary key,
        course_id uuid not null references courses,
        title text not null,
        position int not null,
        unique (course_id, position),
        unique (id, course_id)
      )`);
    await runner.query(`
      create table lessons (
        id uuid primary key,
        section_id uuid not null,
        course_id uuid not null,
        title text not null,
        duration_seconds int check (duration_seconds between 0 and 86400),
        is_preview boolean not null,
        media_url text,
        position int not null,
        unique (section_id, position),
        unique (id, course_id),
        foreign key (section_id, course_id) references course_sections (id, course_id)
      )`);
    await runner.query(`create index lessons_course on lessons (course_id)`);
    await runner.query(`
      create table enrollments (
        id uuid primary key,
        user_id uuid not null,
        course_id uuid not null references courses,
        order_id uuid not null,
        enrolled_at timestamptz(3) not null,
        completed_at timestamptz(3),
        constraint enrollments_user_course unique (user_id, course_id),
        unique (id, course_id)
      )`);
    await runner.query(`create index enrollments_user on enrollments (user_id, enrolled_at, id)`);
    await runner.query(`create index enrollments_course on enrollments (course_id)`);
    // the course is in both keys, so that nobody completes a lesson of another course than the enrollment's
    await runner.query(`
      create table completed_lessons (
        enrollment_id uuid not null,
        lesson_id uuid not null,
        course_id uuid not null,
        completed_at timestamptz(3) not null,
        primary key (enrollment_id, lesson_id),
        foreign key (enrollment_id, course_id) references enrollments (id, course_id),
        foreign key (lesson_id, course_id) references lessons (id, course_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table completed_lessons, enrollments, lessons, course_sections, courses`);
    await runner.query(`drop function course_search_vector, searchable`);
  }
}
