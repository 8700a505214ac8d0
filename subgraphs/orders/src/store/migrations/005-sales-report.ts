import type { MigrationInterface, QueryRunner } from "typeorm";

/** What a report of a range of time is read by. `paid_at` is that of the event: by it a range of orders is one of an index. */
export class SalesReport1760000005004 implements MigrationInterface {
  name = "SalesReport1760000005004";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table orders add column paid_at timestamptz(3)`);
    await runner.query(`
      update orders set paid_at = event.at from order_events event
      where event.order_id = orders.id and event.type = 'orderPaid'`);
    await runner.query(`create index orders_paid on orders (paid_at, id) include (total_minor, currency, status)`);
    await runner.query(`create index order_refunds_done on order_refunds (ended_at) where state = 'DONE'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index order_refunds_done, orders_paid`);
    await runner.query(`alter table orders drop column paid_at`);
  }
}
