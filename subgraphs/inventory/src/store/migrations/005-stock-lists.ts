import type { MigrationInterface, QueryRunner } from "typeorm";

/** Lists of all levels and of all movements, and counts that can be repeated. */
export class StockLists1760000002004 implements MigrationInterface {
  name = "StockLists1760000002004";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table stock_levels add column updated_at timestamptz(3) not null default clock_timestamp()`,
    );
    await runner.query(`
      update stock_levels level set updated_at = movement.at
      from (select product_id, max(created_at) as at from stock_movements group by product_id) movement
      where movement.product_id = level.product_id`);
    // of what is on hand alone: a promise moves nothing, and each checkout makes one
    await runner.query(`
      create function stock_level_changed() returns trigger language plpgsql as $$
      begin new.updated_at := clock_timestamp(); return new; end $$`);
    await runner.query(`
      create trigger stock_levels_changed before update on stock_levels for each row
      when (old.on_hand is distinct from new.on_hand) execute function stock_level_changed()`);
    await runner.query(`create index stock_levels_available on stock_levels ((on_hand - reserved), product_id)`);
    await runner.query(`create index stock_levels_updated on stock_levels (updated_at, product_id)`);
    await runner.query(`create index stock_movements_all on stock_movements (created_at, position)`);
    // nearly all are sales: those are found among all, and cost no more to write
    await runner.query(`
      create index stock_movements_kinds on stock_movements (kind, created_at, position) where kind <> 'SALE'`);
    await runner.query(`
      create index stock_movements_product_kinds on stock_movements (product_id, kind, created_at, position)
      where kind <> 'SALE'`);
    // a count that finds what there is moves nothing, and must not move anything later either
    await runner.query(`
      create table stock_counts (
        event_id text not null,
        product_id uuid not null references stock_levels,
        on_hand int not null check (on_hand >= 0),
        expected_on_hand int,
        reason text not null,
        counted_at timestamptz(3) not null default clock_timestamp(),
        primary key (event_id, product_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table stock_counts`);
    await runner.query(`drop index stock_movements_product_kinds, stock_movements_kinds, stock_movements_all`);
    await runner.query(`drop index stock_levels_updated, stock_levels_available`);
    await runner.query(`drop trigger stock_levels_changed on stock_levels`);
    await runner.query(`drop function stock_level_changed`);
    await runner.query(`alter table stock_levels drop column updated_at`);
  }
}
