import type { MigrationInterface, QueryRunner } from "typeorm";

/** The choices of readers for marketing mail, and the key that signs the links of these mails. */
export class MailChoices1760000001071 implements MigrationInterface {
  name = "MailChoices1760000001071";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table mail_choices (
      number bigint generated always as identity primary key,
      user_id uuid,
      address text check (address = lower(address)),
      kind text not null check (kind ~ '^[A-Z_]{1,40}$'),
      is_accepted boolean not null,
      source text not null check (source in ('ACCOUNT', 'MAIL')),
      chosen_at timestamptz(3) not null,
      constraint mail_choices_reader check (user_id is not null or address is not null)
    )`);
    await runner.query(`create index mail_choices_user on mail_choices (user_id, kind, number)`);
    await runner.query(`create index mail_choices_address on mail_choices (address, kind, number)`);
    await runner.query(`create table mail_link_key (
      is_only boolean primary key default true check (is_only),
      secret bytea not null check (length(secret) = 32)
    )`);
    // each of the two ids has 122 random bits
    await runner.query(`insert into mail_link_key (secret)
      values (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table mail_choices, mail_link_key`);
  }
}
