import type { StatementRunner } from "./statement-runner.js";

/** Charges that are authorized first, and their captures. */
export class Authorizations1760000006502 {
  name = "Authorizations1760000006502";

  async up(runner: StatementRunner): Promise<void> {
    await runner.query(`alter table challenges add column is_captured_later boolean not null default false`);
    await runner.query(`
      alter table charges add column authorized_until timestamptz(3), add column captured_minor bigint,
      add column released_at timestamptz(3),
      add constraint charges_captured check (captured_minor between 0 and amount_minor and refunded_minor <= captured_minor),
      add constraint charges_authorized check ((authorized_until is null) = (captured_minor is null))`);
    await runner.query(`
      create table captures (
        idempotency_key text primary key,
        reference text not null constraint captures_reference unique,
        charge_reference text not null references charges (reference),
        amount_minor bigint not null check (amount_minor > 0),
        booked_at timestamptz(3) not null
      )`);
    await runner.query(`create index captures_of_charge on captures (charge_reference)`);
  }

  async down(runner: StatementRunner): Promise<void> {
    await runner.query(`drop table captures`);
    await runner.query(
      `alter table charges drop column authorized_until, drop column captured_minor, drop column released_at`,
    );
    await runner.query(`alter table challenges drop column is_captured_later`);
  }
}
