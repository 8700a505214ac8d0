import type { MigrationInterface, QueryRunner } from "typeorm";

/** What the staff look orders up by, each way with an index, and what they note about them. */
export class OrderDesk1760000005003 implements MigrationInterface {
  name = "OrderDesk1760000005003";

  async up(runner: QueryRunner): Promise<void> {
    // without accents, as what is looked for is read (kernel/src/database/search-terms.ts)
    await runner.query(`
      create function searchable(input text) returns text language sql immutable strict parallel safe
      as $$ select lower(regexp_replace(normalize(input, NFKD), '[\\u0300-\\u036f]', '', 'g')) $$`);
    await runner.query(`create index orders_total on orders (total_minor, id)`);
    await runner.query(`create index orders_number_prefix on orders (number collate "C")`);
    // of all orders: without figures about a part of them, PostgreSQL cannot tell how many an address is in
    await runner.query(`create index orders_guest_email on orders (lower(guest_email) collate "C")`);
    await runner.query(`
      create index orders_parcel_name on orders using gin (to_tsvector('simple', searchable(shipping_address ->> 'fullName')))`);
    await runner.query(`create index order_lines_sku on order_lines (lower(sku) collate "C", order_id)`);
    await runner.query(`
      create table order_notes (
        id uuid primary key,
        order_id uuid not null references orders on delete cascade,
        text text not null check (length(text) between 1 and 2000),
        author_id uuid,
        author_name text,
        created_at timestamptz(3) not null,
        check ((author_id is null) = (author_name is null))
      )`);
    await runner.query(`create index order_notes_order on order_notes (order_id, created_at, id)`);
    await runner.query(`create index order_notes_author on order_notes (author_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table order_notes`);
    await runner.query(`drop index order_lines_sku`);
    await runner.query(`drop index orders_parcel_name, orders_guest_email, orders_number_prefix, orders_total`);
    await runner.query(`drop function searchable`);
  }
}
