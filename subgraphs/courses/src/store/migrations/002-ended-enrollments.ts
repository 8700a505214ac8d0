import type { MigrationInterface, QueryRunner } from "typeorm";

/** An enrollment can end and come again, and each order's courses are remembered, so that what ended is not enrolled late. */
export class EndedEnrollments1760000009001 implements MigrationInterface {
  name = "EndedEnrollments1760000009001";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table enrollments
        add column ended_at timestamptz(3),
        drop constraint enrollments_user_course`);
    await runner.query(`
      create unique index enrollments_active on enrollments (user_id, course_id) where ended_at is null`);
    await runner.query(`create index enrollments_order on enrollments (order_id)`);
    await runner.query(`drop index enrollments_user, enrollments_course`);
    await runner.query(
      `create index enrollments_user on enrollments (user_id, enrolled_at, id) where ended_at is null`,
    );
    await runner.query(`create index enrollments_course on enrollments (course_id) where ended_at is null`);
    await runner.query(`
      create index enrollments_ended on enrollments (user_id, course_id, ended_at) where ended_at is not null`);
    await runner.query(`
      create table course_purchases (
        order_id uuid not null,
        product_id uuid not null,
        user_id uuid not null,
        ended_at timestamptz(3),
        primary key (order_id, product_id)
      )`);
    await runner.query(`
      create index course_purchases_user on course_purchases (user_id, product_id) where ended_at is null`);
    await runner.query(`
      insert into course_purchases (order_id, product_id, user_id)
      select enrollment.order_id, course.product_id, enrollment.user_id
      from enrollments enrollment join courses course on course.id = enrollment.course_id`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table course_purchases`);
    await runner.query(`
      delete from completed_lessons where enrollment_id in (select id from enrollments where ended_at is not null)`);
    await runner.query(`delete from enrollments where ended_at is not null`);
    await runner.query(`
      drop index enrollments_active, enrollments_order, enrollments_user, enrollments_course, enrollments_ended`);
    await runner.query(`
      alter table enrollments
        drop column ended_at,
        add constraint enrollments_user_course unique (user_id, course_id)`);
    await runner.query(`create index enrollments_user on enrollments (user_id, enrolled_at, id)`);
    await runner.query(`create index enrollments_course on enrollments (course_id)`);
  }
}
