import type { MigrationInterface, QueryRunner } from "typeorm";

export class ResetAndEmailChange1760000000002 implements MigrationInterface {
  name = "ResetAndEmailChange1760000000002";

  async up(runner: QueryRunner): Promise<void> {
    // the newest of a user; what is used or expired stays for a while, so that its link can say so
    await runner.query(`
      create table password_resets (
        user_id uuid primary key references users on delete cascade,
        token_hash bytea not null check (length(token_hash) = 32) constraint password_resets_token unique,
        sent_at timestamptz(3)[] not null check (cardinality(sent_at) between 1 and 5),
        expires_at timestamptz(3) not null,
        used_at timestamptz(3)
      )`);
    await runner.query(`create index password_resets_expiry on password_resets (expires_at)`);
    await runner.query(`
      create table email_changes (
        user_id uuid primary key references users on delete cascade,
        session_id uuid not null,
        new_email text not null check (length(new_email) between 3 and 254),
        code_hash bytea not null check (length(code_hash) = 32),
        token_hash bytea not null check (length(token_hash) = 32) constraint email_changes_token unique,
        code_tries int not null default 0 check (code_tries between 0 and 5),
        sent_at timestamptz(3)[] not null check (cardinality(sent_at) between 1 and 5),
        expires_at timestamptz(3) not null,
        used_at timestamptz(3)
      )`);
    await runner.query(`create index email_changes_expiry on email_changes (expires_at)`);
    await runner.query(`alter table email_verifications add column used_at timestamptz(3)`);
    await runner.query(`alter table sessions add column client_address text check (length(client_address) <= 50)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table sessions drop column client_address`);
    await runner.query(`delete from email_verifications where used_at is not null`);
    await runner.query(`alter table email_verifications drop column used_at`);
    await runner.query(`drop table email_changes, password_resets`);
  }
}
