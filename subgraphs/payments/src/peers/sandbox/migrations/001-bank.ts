import type { StatementRunner } from "./statement-runner.js";

export class Bank1760000006500 {
  name = "Bank1760000006500";

  async up(runner: StatementRunner): Promise<void> {
    await runner.query(`
      create table cards (
        token text primary key,
        brand text not null,
        last4 text not null check (last4 ~ '^[0-9]{4}$'),
        behavior text not null check (behavior in ('succeeds', 'card_declined', 'insufficient_funds', 'loses_answer')),
        expires_at timestamptz(3) not null
      )`);
    await runner.query(`create index cards_expiry on cards (expires_at)`);
    await runner.query(`
      create table charges (
        idempotency_key text primary key,
        reference text not null constraint charges_reference unique,
        amount_minor bigint not null check (amount_minor > 0),
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        description text not null,
        decline_code text,
        brand text,
        last4 text check (last4 ~ '^[0-9]{4}$'),
        refunded_minor bigint not null default 0,
        booked_at timestamptz(3) not null,
        check ((brand is null) = (last4 is null)),
        check (decline_code is not null or brand is not null),
        constraint charges_refunded
          check (refunded_minor between 0 and amount_minor and (refunded_minor = 0 or decline_code is null))
      )`);
    await runner.query(`
      create table refunds (
        idempotency_key text primary key,
        reference text not null constraint refunds_reference unique,
        charge_reference text not null references charges (reference),
        amount_minor bigint not null check (amount_minor > 0),
        booked_at timestamptz(3) not null
      )`);
    await runner.query(`create index refunds_of_charge on refunds (charge_reference)`);
  }

  async down(runner: StatementRunner): Promise<void> {
    await runner.query(`drop table refunds, charges, cards`);
  }
}
