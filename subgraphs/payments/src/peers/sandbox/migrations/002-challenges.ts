import type { StatementRunner } from "./statement-runner.js";

export class Challenges1760000006501 {
  name = "Challenges1760000006501";

  async up(runner: StatementRunner): Promise<void> {
    await runner.query(`alter table cards drop constraint cards_behavior_check`);
    await runner.query(`
      alter table cards add constraint cards_behavior_check
      check (behavior in ('succeeds', 'card_declined', 'insufficient_funds', 'loses_answer', 'asks_buyer'))`);
    // open until there is a charge with its key: the charge tells what became of it
    await runner.query(`
      create table challenges (
        idempotency_key text primary key,
        token text not null constraint challenges_token unique,
        amount_minor bigint not null check (amount_minor > 0),
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        description text not null,
        brand text not null,
        last4 text not null check (last4 ~ '^[0-9]{4}$'),
        opened_at timestamptz(3) not null
      )`);
  }

  async down(runner: StatementRunner): Promise<void> {
    await runner.query(`drop table challenges`);
    await runner.query(`delete from cards where behavior = 'asks_buyer'`);
    await runner.query(`alter table cards drop constraint cards_behavior_check`);
    await runner.query(`
      alter table cards add constraint cards_behavior_check
      check (behavior in ('succeeds', 'card_declined', 'insufficient_funds', 'loses_answer'))`);
  }
}
