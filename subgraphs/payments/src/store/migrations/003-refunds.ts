import type { MigrationInterface, QueryRunner } from "typeorm";

export class Refunds1760000006002 implements MigrationInterface {
  name = "Refunds1760000006002";

  async up(runner: QueryRunner): Promise<void> {
    // claimed: what refunds have given back or are about to; refunded: what has gone back for certain
    await runner.query(`
      alter table payments
        add refund_claimed_minor bigint not null default 0,
        add refunded_minor bigint not null default 0`);
    await runner.query(`
      update payments set refund_claimed_minor = amount_minor, refunded_minor = amount_minor where status = 'REFUNDED'`);
    await runner.query(`
      alter table payments
        add constraint payments_refund_claimed check (refund_claimed_minor between 0 and amount_minor),
        add constraint payments_refunded check (refunded_minor between 0 and refund_claimed_minor),
        add constraint payments_refund_captured
          check (refund_claimed_minor = 0 or status in ('SUCCEEDED', 'REFUNDED')),
        add constraint payments_wholly_refunded check ((status = 'REFUNDED') = (refunded_minor = amount_minor))`);
    await runner.query(`
      create table refunds (
        id uuid primary key,
        payment_id uuid not null references payments,
        status text not null check (status in ('PENDING', 'SUCCEEDED', 'FAILED')),
        amount_minor bigint not null check (amount_minor > 0),
        reason text,
        idempotency_key text not null constraint refunds_idempotency_key unique,
        provider_reference text,
        refusal_code text,
        created_at timestamptz(3) not null,
        settled_at timestamptz(3),
        check ((settled_at is null) = (status = 'PENDING')),
        check ((provider_reference is not null) = (status = 'SUCCEEDED')),
        check ((refusal_code is not null) = (status = 'FAILED'))
      )`);
    await runner.query(`create index refunds_of_payment on refunds (payment_id, created_at, id)`);
    await runner.query(`create index refunds_pending on refunds (created_at) where status = 'PENDING'`);
    await runner.query(`alter table sandbox_bank.charges add refunded_minor bigint not null default 0`);
    await runner.query(`
      alter table sandbox_bank.charges
        add constraint charges_refunded
          check (refunded_minor between 0 and amount_minor and (refunded_minor = 0 or decline_code is null))`);
    await runner.query(`
      create table sandbox_bank.refunds (
        idempotency_key text primary key,
        reference text not null constraint refunds_reference unique,
        charge_reference text not null references sandbox_bank.charges (reference),
        amount_minor bigint not null check (amount_minor > 0),
        booked_at timestamptz(3) not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table sandbox_bank.refunds, refunds`);
    await runner.query(`alter table sandbox_bank.charges drop refunded_minor`);
    await runner.query(`alter table payments drop refund_claimed_minor, drop refunded_minor`);
  }
}
