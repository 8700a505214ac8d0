import type { MigrationInterface, QueryRunner } from "typeorm";

/** The wishlist of each user, and the stock requests that it makes. */
export class Wishlists1760000001072 implements MigrationInterface {
  name = "Wishlists1760000001072";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table wishlists (
      user_id uuid primary key,
      name text check (length(name) between 1 and 100),
      share_token text unique check (length(share_token) = 43),
      prices_mailed_at timestamptz(3)
    )`);
    await runner.query(`create table wishes (
      user_id uuid not null references wishlists (user_id) on delete cascade,
      product_id uuid not null references products (id),
      added_at timestamptz(3) not null,
      added_price_minor bigint not null,
      known_price_minor bigint not null,
      primary key (user_id, product_id)
    )`);
    await runner.query(`create index wishes_newest on wishes (user_id, added_at desc, product_id)`);
    await runner.query(`create index wishes_product on wishes (product_id, user_id)`);
    await runner.query(`alter table stock_requests add column is_wish boolean not null default false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from stock_requests where is_wish`);
    await runner.query(`alter table stock_requests drop column is_wish`);
    await runner.query(`drop table wishes, wishlists`);
  }
}
