import type { MigrationInterface, QueryRunner } from "typeorm";

export class Orders1760000005000 implements MigrationInterface {
  name = "Orders1760000005000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create sequence order_numbers start 101`);
    await runner.query(`
      create table orders (
        id uuid primary key,
        number text not null constraint orders_number unique default 'ORD-' || nextval('order_numbers'),
        buyer_id uuid not null,
        status text not null check (status in ('CREATED', 'PAID', 'PROCESSING', 'COMPLETED', 'CANCELLED', 'REFUNDED')),
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        subtotal_minor bigint not null check (subtotal_minor > 0),
        shipping_minor bigint not null check (shipping_minor >= 0),
        total_minor bigint not null,
        shipping_address jsonb,
        carrier text,
        placed_at timestamptz(3) not null,
        check (total_minor = subtotal_minor + shipping_minor),
        check ((shipping_address is null) = (carrier is null))
      )`);
    await runner.query(`create index orders_buyer on orders (buyer_id, placed_at, id)`);
    await runner.query(`create index orders_newest on orders (placed_at, id)`);
    await runner.query(`create index orders_status on orders (status, placed_at, id)`);
    await runner.query(`
      create table order_lines (
        order_id uuid not null references orders on delete cascade,
        position int not null,
        product_id uuid not null,
        kind text not null check (kind in ('PHYSICAL', 'COURSE')),
        sku text not null,
        name text not null,
        quantity int not null check (quantity > 0),
        unit_price_minor bigint not null check (unit_price_minor > 0),
        primary key (order_id, position)
      )`);
    await runner.query(`create index order_lines_product on order_lines (product_id)`);
    await runner.query(`
      create table order_events (
        order_id uuid not null references orders on delete cascade,
        event_id text not null,
        type text not null,
        from_status text,
        to_status text,
        detail text,
        at timestamptz(3) not null,
        sequence bigint generated always as identity,
        primary key (order_id, event_id)
      )`);
    await runner.query(`
      create table attempts (
        buyer_id uuid not null,
        operation text not null check (operation in ('checkout', 'payOrder')),
        key text not null,
        body_hash text not null,
        claimed_at timestamptz(3),
        order_id uuid references orders on delete set null,
        answer jsonb,
        created_at timestamptz(3) not null default now(),
        primary key (buyer_id, operation, key)
      )`);
    await runner.query(`create index attempts_order on attempts (order_id)`);
    await runner.query(`create index attempts_age on attempts (created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table attempts, order_events, order_lines, orders`);
    await runner.query(`drop sequence order_numbers`);
  }
}
