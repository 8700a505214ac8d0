import type { MigrationInterface, QueryRunner } from "typeorm";

/** By table: the type of the public objects that a row belongs to, and the column with their id. */
const sources = [
  ["products", "Product", "id"],
  ["product_categories", "Product", "product_id"],
  ["product_images", "Product", "product_id"],
  ["categories", "Category", "id"],
] as const;

/**
 * Each committed change notifies the routers of the object (`Product:<id>`) and of the lists of its type (`Product`).
 * In the database, so that no statement is missed.
 */
export class PublicChanges1760000001006 implements MigrationInterface {
  name = "PublicChanges1760000001006";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function notify_public_change() returns trigger language plpgsql as $$
      begin
        perform pg_notify('public_changed', tg_argv[0] || ':' || (to_jsonb(coalesce(new, old)) ->> tg_argv[1]));
        perform pg_notify('public_changed', tg_argv[0]);
        return null;
      end $$`);
    for (const [table, type, column] of sources) {
      await runner.query(`
        create trigger ${table}_public after insert or update or delete on ${table} for each row
        execute function notify_public_change('${type}', '${column}')`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of sources) await runner.query(`drop trigger ${table}_public on ${table}`);
    await runner.query(`drop function notify_public_change`);
  }
}
