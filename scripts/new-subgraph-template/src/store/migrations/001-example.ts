import type { MigrationInterface, QueryRunner } from "typeorm";

export class Example1760000000000 implements MigrationInterface {
  name = "Example1760000000000";

  async up(runner: QueryRunner): Promise<void> {
    // cursors have milliseconds: rows would be skipped if the column were more precise
    await runner.query(`
      create table example_entries (
        id uuid primary key,
//#if extends
        example_parent_id uuid not null,
        title text not null,
        created_at timestamptz(3) not null,
        announced_at timestamptz(3),
        constraint example_entries_title unique (example_parent_id, title)
//#else
        title text not null constraint example_entries_title unique,
        created_at timestamptz(3) not null,
        announced_at timestamptz(3)
//#end
      )`);
    await runner.query(`create index example_entries_newest on example_entries (created_at desc, id desc)`);
//#if extends
    await runner.query(
      `create index example_entries_of_parent on example_entries (example_parent_id, created_at desc, id desc)`,
    );
//#end
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table example_entries`);
  }
}
