import type { MigrationInterface, QueryRunner } from "typeorm";

/** A course that another system gave without a payment is a purchase without an order. The default rewrites no row. */
export class GrantedCourses1760000009008 implements MigrationInterface {
  name = "GrantedCourses1760000009008";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table course_purchases add column is_granted boolean not null default false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table course_purchases drop column is_granted`);
  }
}
