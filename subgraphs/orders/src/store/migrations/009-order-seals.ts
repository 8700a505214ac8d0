import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * A seal for each order: a hash of its lines and amounts as they were placed, so that the audit finds a later change. A trigger
 * writes it, so that replicas of the release before write it too.
 */
export class OrderSeals1760000005059 implements MigrationInterface {
  name = "OrderSeals1760000005059";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table order_seals (
        order_id uuid primary key references orders on delete cascade,
        seal bytea not null check (length(seal) = 32)
      )`);
    await runner.query(`
      create function order_seal(currency text, subtotal bigint, shipping bigint, total bigint, lines jsonb) returns bytea
      language sql stable parallel safe
      as $$ select sha256(convert_to(jsonb_build_array(currency, subtotal, shipping, total, lines)::text, 'UTF8')) $$`);
    await runner.query(`
      create view order_seals_now as
      select "order".id as order_id, order_seal("order".currency, "order".subtotal_minor, "order".shipping_minor, "order".total_minor,
        line.lines) as seal
      from orders "order" cross join lateral (
        select jsonb_agg(
          jsonb_build_array(position, product_id, kind, sku, name, quantity, unit_price_minor) order by position) as lines
        from order_lines where order_id = "order".id
      ) line`);
    // an order that has a seal keeps it: a line that is added later breaks it
    await runner.query(`
      create function seal_orders() returns trigger language plpgsql as $$
      begin
        insert into order_seals (order_id, seal)
        select order_id, seal from order_seals_now where order_id = any(array(select order_id from added))
        on conflict do nothing;
        return null;
      end $$`);
    await runner.query(`
      create trigger order_lines_sealed after insert on order_lines
      referencing new table as added for each statement execute function seal_orders()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger order_lines_sealed on order_lines`);
    await runner.query(`drop function seal_orders`);
    await runner.query(`drop view order_seals_now`);
    await runner.query(`drop function order_seal`);
    await runner.query(`drop table order_seals`);
  }
}
