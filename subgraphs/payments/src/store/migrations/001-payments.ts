import type { MigrationInterface, QueryRunner } from "typeorm";

export class Payments1760000006000 implements MigrationInterface {
  name = "Payments1760000006000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create sequence payment_numbers as bigint start 555`);
    await runner.query(`
      create table payments (
        id uuid primary key,
        number bigint not null default nextval('payment_numbers') constraint payments_number unique,
        order_id uuid not null,
        order_number text not null,
        buyer_id uuid not null,
        status text not null check (status in ('PENDING', 'SUCCEEDED', 'FAILED', 'REFUNDED')),
        amount_minor bigint not null check (amount_minor > 0),
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        provider text not null,
        idempotency_key text not null constraint payments_idempotency_key unique,
        card_token text,
        provider_reference text,
        decline_code text,
        brand text,
        last4 text check (last4 ~ '^[0-9]{4}$'),
        created_at timestamptz(3) not null,
        settled_at timestamptz(3),
        check ((card_token is not null) = (status = 'PENDING')),
        check ((settled_at is null) = (status = 'PENDING')),
        check ((provider_reference is not null) = (status in ('SUCCEEDED', 'REFUNDED'))),
        check ((decline_code is not null) = (status = 'FAILED')),
        check ((brand is null) = (last4 is null)),
        check (status not in ('SUCCEEDED', 'REFUNDED') or brand is not null)
      )`);
    await runner.query(`alter sequence payment_numbers owned by payments.number`);
    // one charge under way, and one success, for each order: this is what nobody is charged twice by
    await runner.query(`create unique index payments_order on payments (order_id) where status <> 'FAILED'`);
    await runner.query(`create index payments_of_order on payments (order_id, created_at, number)`);
    await runner.query(`create index payments_pending on payments (created_at) where status = 'PENDING'`);
    await runner.query(
      `create unique index payments_reference on payments (provider, provider_reference) where provider_reference is not null`,
    );
    await runner.query(`
      create table payment_methods (
        id uuid primary key,
        user_id uuid not null,
        card_token text not null constraint payment_methods_token unique,
        brand text not null,
        last4 text not null check (last4 ~ '^[0-9]{4}$'),
        expiry_month int not null check (expiry_month between 1 and 12),
        expiry_year int not null check (expiry_year between 2000 and 2100),
        created_at timestamptz(3) not null
      )`);
    await runner.query(`create index payment_methods_user on payment_methods (user_id, created_at, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table payment_methods, payments`);
  }
}
