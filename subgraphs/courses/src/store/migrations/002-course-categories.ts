import type { MigrationInterface, QueryRunner } from "typeorm";

/** The categories of courses. Courses had only the categories of the products that sell them. */
export class CourseCategories1760000009081 implements MigrationInterface {
  name = "CourseCategories1760000009081";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table course_categories (
      id uuid primary key,
      name text not null check (btrim(name) <> ''),
      slug text not null,
      description text,
      created_at timestamptz(3) not null,
      constraint course_categories_slug unique (slug)
    )`);
    await runner.query(
      `alter table courses add column category_id uuid references course_categories (id) on delete set null`,
    );
    await runner.query(`create index courses_category on courses (category_id, status, created_at, id)`);
    await runner.query(`create function notify_course_category_change() returns trigger language plpgsql as $$
      begin
        perform pg_notify('public_changed', 'CourseCategory:' || coalesce(new.id, old.id));
        perform pg_notify('public_changed', 'CourseCategory');
        return null;
      end
    $$`);
    await runner.query(`create trigger course_categories_public after insert or delete or update on course_categories
      for each row execute function notify_course_category_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table courses drop column category_id`);
    await runner.query(`drop table course_categories`);
    await runner.query(`drop function notify_course_category_change`);
  }
}
