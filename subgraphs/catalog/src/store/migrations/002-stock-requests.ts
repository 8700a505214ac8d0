import type { MigrationInterface, QueryRunner } from "typeorm";

/** Requests for one mail when a sold-out product is available again. */
export class StockRequests1760000001071 implements MigrationInterface {
  name = "StockRequests1760000001071";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table stock_requests (
      id uuid primary key,
      product_id uuid not null references products (id),
      user_id uuid,
      email text check (email = lower(email)),
      locale text,
      token_hash bytea check (length(token_hash) = 32),
      requested_at timestamptz(3) not null,
      confirmed_at timestamptz(3),
      mailed_at timestamptz(3),
      constraint stock_requests_reader check ((user_id is null) <> (email is null)),
      constraint stock_requests_mailed_confirmed check (mailed_at is null or confirmed_at is not null)
    )`);
    await runner.query(`create unique index stock_requests_open_user on stock_requests (user_id, product_id)
      where mailed_at is null and user_id is not null`);
    await runner.query(`create unique index stock_requests_open_guest on stock_requests (email, product_id)
      where mailed_at is null and email is not null`);
    await runner.query(`create index stock_requests_user on stock_requests (user_id) where user_id is not null`);
    await runner.query(`create index stock_requests_guest on stock_requests (email) where email is not null`);
    await runner.query(`create unique index stock_requests_token on stock_requests (token_hash)
      where token_hash is not null`);
    await runner.query(`create index stock_requests_waiting on stock_requests (product_id, requested_at, id)
      where mailed_at is null and confirmed_at is not null`);
    await runner.query(`create index stock_requests_mailed on stock_requests (product_id, mailed_at)
      where mailed_at is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table stock_requests`);
  }
}
