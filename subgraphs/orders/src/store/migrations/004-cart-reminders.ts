import type { MigrationInterface, QueryRunner } from "typeorm";

/** Reminders of carts, the addresses that guests gave for them, and how far idle carts were found. */
export class CartReminders1760000005093 implements MigrationInterface {
  name = "CartReminders1760000005093";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table cart_contacts (
      buyer_id uuid primary key,
      email text not null check (length(email) between 3 and 254),
      locale text,
      given_at timestamptz(3) not null
    )`);
    await runner.query(`create index cart_contacts_email on cart_contacts (lower(email))`);
    await runner.query(`create index cart_contacts_given on cart_contacts (given_at)`);
    await runner.query(`create table cart_reminders (
      id uuid primary key,
      buyer_id uuid not null,
      recipient text check (recipient = lower(recipient)),
      step smallint not null check (step in (1, 2)),
      cart_version text not null,
      lines jsonb not null,
      token_hash bytea not null,
      sent_at timestamptz(3) not null,
      opened_at timestamptz(3),
      opened_by uuid,
      constraint cart_reminders_once unique (cart_version, step),
      constraint cart_reminders_token unique (token_hash)
    )`);
    await runner.query(`create index cart_reminders_buyer on cart_reminders (buyer_id, sent_at)`);
    await runner.query(`create index cart_reminders_recipient on cart_reminders (recipient, sent_at)
      where recipient is not null`);
    await runner.query(`create index cart_reminders_sent on cart_reminders (sent_at)`);
    await runner.query(`create table cart_reminder_positions (
      step smallint primary key,
      changed_at timestamptz(3) not null,
      buyer_id uuid
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table cart_contacts, cart_reminders, cart_reminder_positions`);
  }
}
