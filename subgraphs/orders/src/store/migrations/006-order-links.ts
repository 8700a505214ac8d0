import type { MigrationInterface, QueryRunner } from "typeorm";

/** Mailed links to guests' orders: one an order, of which only the hash is kept. */
export class OrderLinks1760000005005 implements MigrationInterface {
  name = "OrderLinks1760000005005";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table order_links (
        order_id uuid primary key references orders on delete cascade,
        token_hash bytea not null check (length(token_hash) = 32) constraint order_links_token unique,
        sent_at timestamptz(3)[] not null check (cardinality(sent_at) between 1 and 5),
        expires_at timestamptz(3) not null
      )`);
    await runner.query(`create index order_links_expiry on order_links (expires_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table order_links`);
  }
}
