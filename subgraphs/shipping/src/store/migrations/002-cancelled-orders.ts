import type { MigrationInterface, QueryRunner } from "typeorm";

/** Orders whose goods must not be sent any more, whether their shipment was made by then or not. */
export class CancelledOrders1760000001001 implements MigrationInterface {
  name = "CancelledOrders1760000001001";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table cancelled_orders (
        order_id uuid primary key,
        event_id text not null,
        reason text not null,
        cancelled_at timestamptz(3) not null
      )`);
    await runner.query(`
      alter table shipments
        add column cancelled_at timestamptz(3),
        add constraint shipments_cancelled check (cancelled_at is null or status = 'FAILED')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table shipments drop column cancelled_at`);
    await runner.query(`drop table cancelled_orders`);
  }
}
