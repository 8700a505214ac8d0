import type { MigrationInterface, QueryRunner } from "typeorm";

/** The books of the sandbox provider, which plays an outside party: only `peers/sandbox/` reads and writes them. */
export class SandboxBank1760000006001 implements MigrationInterface {
  name = "SandboxBank1760000006001";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create schema sandbox_bank`);
    await runner.query(`
      create table sandbox_bank.cards (
        token text primary key,
        brand text not null,
        last4 text not null check (last4 ~ '^[0-9]{4}$'),
        behavior text not null check (behavior in ('succeeds', 'card_declined', 'insufficient_funds', 'loses_answer')),
        expires_at timestamptz(3) not null
      )`);
    await runner.query(`create index cards_expiry on sandbox_bank.cards (expires_at)`);
    await runner.query(`
      create table sandbox_bank.charges (
        idempotency_key text primary key,
        reference text not null constraint charges_reference unique,
        amount_minor bigint not null check (amount_minor > 0),
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        description text not null,
        decline_code text,
        brand text,
        last4 text check (last4 ~ '^[0-9]{4}$'),
        booked_at timestamptz(3) not null,
        check ((brand is null) = (last4 is null)),
        check (decline_code is not null or brand is not null)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop schema sandbox_bank cascade`);
  }
}
