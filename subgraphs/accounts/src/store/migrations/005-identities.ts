import type { MigrationInterface, QueryRunner } from "typeorm";

/** Outside identities, and the accounts that have nothing else to sign in with. */
export class Identities1760000000004 implements MigrationInterface {
  name = "Identities1760000000004";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table users alter column password_hash drop not null`);
    await runner.query(`
      create table identities (
        id uuid primary key,
        user_id uuid not null references users on delete cascade,
        provider text not null,
        issuer text not null,
        subject text not null,
        email text,
        linked_at timestamptz(3) not null,
        last_used_at timestamptz(3) not null,
        constraint identities_subject unique (issuer, subject)
      )`);
    await runner.query(`create index identities_user on identities (user_id, linked_at, id)`);
    await runner.query(`
      create table provider_attempts (
        state_hash bytea primary key check (length(state_hash) = 32),
        browser_hash bytea not null check (length(browser_hash) = 32),
        provider text not null,
        sealed_secrets bytea not null,
        return_to text not null,
        link_user_id uuid references users on delete cascade,
        expires_at timestamptz(3) not null
      )`);
    await runner.query(`create index provider_attempts_expiry on provider_attempts (expires_at)`);
    await runner.query(`create index provider_attempts_user on provider_attempts (link_user_id)`);
    await runner.query(`
      create table unlinked_identities (
        token_hash bytea primary key check (length(token_hash) = 32),
        user_id uuid not null references users on delete cascade,
        provider text not null,
        issuer text not null,
        subject text not null,
        email text,
        expires_at timestamptz(3) not null
      )`);
    await runner.query(`create index unlinked_identities_expiry on unlinked_identities (expires_at)`);
    await runner.query(`create index unlinked_identities_user on unlinked_identities (user_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table unlinked_identities, provider_attempts, identities`);
    await runner.query(`update users set password_hash = 'none' where password_hash is null`);
    await runner.query(`alter table users alter column password_hash set not null`);
  }
}
