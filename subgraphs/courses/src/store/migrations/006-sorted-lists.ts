import type { MigrationInterface, QueryRunner } from "typeorm";

/** A list of courses by title; each is of one status. */
export class SortedLists1760000009005 implements MigrationInterface {
  name = "SortedLists1760000009005";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index courses_title on courses (status, sort_title, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index courses_title`);
  }
}
