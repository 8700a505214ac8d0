import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Whoever changes what may be promised of a product notifies of it, by the transaction that does so: what is rolled back is told to
 * nobody. In the database, since stock is changed by functions there as well.
 */
export class StockNews1760000002005 implements MigrationInterface {
  name = "StockNews1760000002005";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function tell_stock_changed() returns trigger language plpgsql as $$
      begin perform pg_notify('stock_changed', new.product_id::text); return null; end $$`);
    await runner.query(`
      create trigger stock_levels_news after update on stock_levels for each row
      when ((old.on_hand, old.reserved) is distinct from (new.on_hand, new.reserved))
      execute function tell_stock_changed()`);
    await runner.query(`
      create trigger stock_levels_new after insert on stock_levels for each row execute function tell_stock_changed()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger stock_levels_new on stock_levels`);
    await runner.query(`drop trigger stock_levels_news on stock_levels`);
    await runner.query(`drop function tell_stock_changed`);
  }
}
