import type { MigrationInterface, QueryRunner } from "typeorm";

export class Inventory1760000002000 implements MigrationInterface {
  name = "Inventory1760000002000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table stock_levels (
        product_id uuid primary key,
        on_hand int not null check (on_hand >= 0),
        reserved int not null default 0 check (reserved >= 0),
        constraint stock_levels_not_oversold check (reserved <= on_hand)
      )`);
    await runner.query(`
      create table reservations (
        order_id uuid not null,
        product_id uuid not null references stock_levels,
        quantity int not null check (quantity > 0),
        state text not null check (state in ('OPEN', 'COMMITTED', 'RELEASED')),
        expires_at timestamptz(3) not null,
        primary key (order_id, product_id)
      )`);
    await runner.query(`create index reservations_open on reservations (product_id) where state = 'OPEN'`);
    await runner.query(`
      create table stock_movements (
        event_id text not null,
        product_id uuid not null references stock_levels,
        kind text not null check (kind in ('RECEIPT', 'SALE', 'ADJUSTMENT')),
        delta int not null check (delta <> 0),
        reason text not null,
        actor_id uuid,
        created_at timestamptz(3) not null default now(),
        primary key (event_id, product_id)
      )`);
    await runner.query(`create index stock_movements_product on stock_movements (product_id, created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table stock_movements, reservations, stock_levels`);
  }
}
