import type { MigrationInterface, QueryRunner } from "typeorm";

export class Example1760000000000 implements MigrationInterface {
  name = "Example1760000000000";

  async up(runner: QueryRunner): Promise<void> {
    // times have milliseconds alone: a cursor that held less than the column would skip rows
    await runner.query(`
      create table example_entries (
        id uuid primary key,
        title text not null constraint example_entries_title unique,
        created_at timestamptz(3) not null,
        announced_at timestamptz(3)
      )`);
    await runner.query(`create index example_entries_newest on example_entries (created_at desc, id desc)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table example_entries`);
  }
}
