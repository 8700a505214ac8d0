import type { MigrationInterface, QueryRunner } from "typeorm";

/** By table: the column with the id of the row's course. */
const sources = [
  ["courses", "id"],
  ["course_sections", "course_id"],
  ["lessons", "course_id"],
  ["enrollments", "course_id"],
] as const;

/**
 * Each committed change notifies the routers of the course (`Course:<id>`). A change of the course itself, of its
 * sections or of its lessons also notifies of the lists of courses (`Course`); an enrollment changes only a count on the
 * course's own page.
 */
export class PublicChanges1760000009006 implements MigrationInterface {
  name = "PublicChanges1760000009006";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function notify_public_change() returns trigger language plpgsql as $$
      begin
        perform pg_notify('public_changed', 'Course:' || (to_jsonb(coalesce(new, old)) ->> tg_argv[0]));
        if tg_table_name <> 'enrollments' then perform pg_notify('public_changed', 'Course'); end if;
        return null;
      end $$`);
    for (const [table, column] of sources) {
      await runner.query(`
        create trigger ${table}_public after insert or update or delete on ${table} for each row
        execute function notify_public_change('${column}')`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of sources) await runner.query(`drop trigger ${table}_public on ${table}`);
    await runner.query(`drop function notify_public_change`);
  }
}
