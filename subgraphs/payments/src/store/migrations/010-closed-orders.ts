import type { MigrationInterface, QueryRunner } from "typeorm";

/** Orders that take no payment any more: another order of the same cart has taken their place. */
export class ClosedOrders1760000006061 implements MigrationInterface {
  name = "ClosedOrders1760000006061";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table closed_orders (order_id uuid primary key, closed_at timestamptz(3) not null)`);
    for (const sql of [lockPaymentsOf, refuseClosedOrder, closeOrder]) await runner.query(sql);
    await runner.query(`
      create trigger payments_of_closed_order before insert on payments
        for each row when (new.status = 'PENDING') execute function refuse_closed_order()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger payments_of_closed_order on payments`);
    await runner.query(`drop function close_order, refuse_closed_order, lock_payments_of`);
    await runner.query(`drop table closed_orders`);
  }
}

// The first payment of an order has no row that a lock could be on.
const lockPaymentsOf = `
  create function lock_payments_of(paid_order uuid) returns void language sql volatile as $$
    select pg_advisory_xact_lock(hashtextextended('payments of ' || paid_order, 0)) $$`;

const refuseClosedOrder = `
  create function refuse_closed_order() returns trigger language plpgsql as $$
  begin
    perform lock_payments_of(new.order_id);
    if exists (select from closed_orders where order_id = new.order_id) then return null; end if;
    return new;
  end $$`;

// The order's payment that did not fail, which keeps it open; null once it is closed.
const closeOrder = `
  create function close_order(closing uuid, at timestamptz) returns uuid language plpgsql as $$
  declare
    payment uuid;
  begin
    perform lock_payments_of(closing);
    select id into payment from payments where order_id = closing and status <> 'FAILED';
    if found then return payment; end if;
    insert into closed_orders (order_id, closed_at) values (closing, at) on conflict do nothing;
    return null;
  end $$`;
