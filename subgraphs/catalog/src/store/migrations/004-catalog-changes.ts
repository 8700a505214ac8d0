import type { MigrationInterface, QueryRunner } from "typeorm";

const watched = ["products", "categories", "product_categories"] as const;

/**
 * A row for each statement that changes what is listed and counted, so that figures of all of it can be kept while there is no change. A row of its own for
 * each: transactions do not wait for each other, and each is seen with the commit of its change. Rows go after an hour, long after what
 * was kept before them.
 */
export class CatalogChanges1760000001003 implements MigrationInterface {
  name = "CatalogChanges1760000001003";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table catalog_changes (
        id bigint generated always as identity primary key,
        changed_at timestamptz not null default clock_timestamp()
      )`);
    await runner.query(`create index catalog_changes_changed_at on catalog_changes (changed_at)`);
    await runner.query(`
      create function note_catalog_change() returns trigger language plpgsql as $$
      begin
        insert into catalog_changes default values;
        delete from catalog_changes where id in (
          select id from catalog_changes where changed_at < clock_timestamp() - interval '1 hour'
          order by changed_at limit 100 for update skip locked
        );
        return null;
      end $$`);
    for (const table of watched) {
      await runner.query(`
        create trigger ${table}_noted after insert or update or delete or truncate on ${table}
        for each statement execute function note_catalog_change()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of watched) await runner.query(`drop trigger ${table}_noted on ${table}`);
    await runner.query(`drop function note_catalog_change`);
    await runner.query(`drop table catalog_changes`);
  }
}
