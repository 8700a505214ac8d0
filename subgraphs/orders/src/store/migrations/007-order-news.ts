import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Whoever changes an order notifies of it, by the transaction that does so: what is rolled back is told to nobody. Each change of
 * an order writes an event.
 */
export class OrderNews1760000005006 implements MigrationInterface {
  name = "OrderNews1760000005006";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function tell_order_changed() returns trigger language plpgsql as $$
      begin perform pg_notify('order_changed', new.order_id::text); return null; end $$`);
    await runner.query(`
      create trigger order_events_news after insert on order_events for each row execute function tell_order_changed()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger order_events_news on order_events`);
    await runner.query(`drop function tell_order_changed`);
  }
}
