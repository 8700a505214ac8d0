import type { MigrationInterface, QueryRunner } from "typeorm";

export class Refunds1760000005001 implements MigrationInterface {
  name = "Refunds1760000005001";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table order_events add column actor text, add column correlation_id text`);
    await runner.query(`
      create table order_refunds (
        id uuid primary key,
        order_id uuid not null references orders,
        kind text not null check (kind in ('REFUND', 'CANCEL', 'LATE')),
        lines jsonb not null,
        amount_minor bigint not null check (amount_minor >= 0),
        state text not null check (state in ('REQUESTED', 'DONE', 'FAILED')),
        reason text not null,
        created_at timestamptz(3) not null,
        ended_at timestamptz(3),
        check ((state = 'REQUESTED') = (ended_at is null))
      )`);
    await runner.query(`create index order_refunds_order on order_refunds (order_id, created_at)`);
    await runner.query(`create index order_refunds_open on order_refunds (created_at) where state <> 'DONE'`);
    await runner.query(`create index order_events_unknown on order_events (at) where type = 'paymentUnknown'`);
    await runner.query(`alter table attempts drop constraint attempts_operation_check`);
    await runner.query(`
      alter table attempts add constraint attempts_operation_check
      check (operation in ('checkout', 'payOrder', 'cancelOrder', 'refundOrder'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table attempts drop constraint attempts_operation_check`);
    await runner.query(`delete from attempts where operation not in ('checkout', 'payOrder')`);
    await runner.query(`
      alter table attempts add constraint attempts_operation_check check (operation in ('checkout', 'payOrder'))`);
    await runner.query(`drop index order_events_unknown`);
    await runner.query(`drop table order_refunds`);
    await runner.query(`alter table order_events drop column actor, drop column correlation_id`);
  }
}
