import type { MigrationInterface, QueryRunner } from "typeorm";

export class Accounts1760000000000 implements MigrationInterface {
  name = "Accounts1760000000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create extension if not exists pg_trgm`);
    await runner.query(`create extension if not exists unaccent`);
    // unaccent() is only "stable" since its dictionary could change; ours does not, and generated columns need "immutable"
    await runner.query(`
      create function searchable(input text) returns text language sql immutable strict parallel safe
      as $$ select lower(unaccent('unaccent', input)) $$`);
    await createUsers(runner);
    await createVerifications(runner);
    await createSessions(runner);
    await createAddresses(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table addresses, refresh_tokens, sessions, email_verifications, users`);
    await runner.query(`drop function searchable`);
  }
}

async function createUsers(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table users (
      id uuid primary key,
      email text not null check (length(email) between 3 and 254),
      username text check (username ~ '^[A-Za-z0-9_.-]{3,40}$'),
      full_name text check (length(full_name) between 1 and 200),
      role text not null check (role in ('CUSTOMER', 'INSTRUCTOR', 'ADMIN')),
      password_hash text not null,
      is_active boolean not null default true,
      email_verified_at timestamptz(3),
      created_at timestamptz(3) not null,
      search_text text not null generated always as
        (searchable(email || E'\\n' || coalesce(username, '') || E'\\n' || coalesce(full_name, ''))) stored
    )`);
  await runner.query(`create unique index users_email on users (lower(email))`);
  await runner.query(`create unique index users_username on users (lower(username))`);
  await runner.query(`create index users_newest on users (created_at, id)`);
  await runner.query(`create index users_search on users using gin (search_text gin_trgm_ops)`);
  await runner.query(`create index users_active_admins on users (id) where role = 'ADMIN' and is_active`);
  await runner.query(`create index users_unverified on users (created_at) where email_verified_at is null`);
}

async function createVerifications(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table email_verifications (
      user_id uuid primary key references users on delete cascade,
      code_hash bytea not null check (length(code_hash) = 32),
      token_hash bytea not null check (length(token_hash) = 32) constraint email_verifications_token unique,
      code_tries int not null default 0 check (code_tries between 0 and 5),
      sent_at timestamptz(3) not null,
      expires_at timestamptz(3) not null,
      check (expires_at > sent_at)
    )`);
  await runner.query(`create index email_verifications_expiry on email_verifications (expires_at)`);
}

async function createSessions(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table sessions (
      id uuid primary key,
      user_id uuid not null references users on delete cascade,
      user_agent text check (length(user_agent) <= 300),
      created_at timestamptz(3) not null,
      last_used_at timestamptz(3) not null,
      expires_at timestamptz(3) not null,
      check (last_used_at >= created_at and expires_at > created_at)
    )`);
  await runner.query(`create index sessions_user on sessions (user_id)`);
  await runner.query(`create index sessions_last_use on sessions (last_used_at)`);
  await runner.query(`create index sessions_expiry on sessions (expires_at)`);
  await runner.query(`
    create table refresh_tokens (
      token_hash bytea primary key check (length(token_hash) = 32),
      session_id uuid not null references sessions on delete cascade,
      expires_at timestamptz(3) not null,
      used_at timestamptz(3)
    )`);
  await runner.query(`create index refresh_tokens_session on refresh_tokens (session_id)`);
  await runner.query(`create unique index refresh_tokens_unused on refresh_tokens (session_id) where used_at is null`);
  await runner.query(`create index refresh_tokens_expiry on refresh_tokens (expires_at)`);
}

async function createAddresses(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table addresses (
      id uuid primary key,
      user_id uuid not null references users on delete cascade,
      full_name text not null,
      line1 text not null,
      line2 text,
      city text not null,
      region text,
      postal_code text not null,
      country text not null check (country ~ '^[A-Z]{2}$'),
      phone text,
      is_default boolean not null,
      created_at timestamptz(3) not null
    )`);
  await runner.query(`create index addresses_user on addresses (user_id, created_at, id)`);
  await runner.query(`create unique index addresses_default on addresses (user_id) where is_default`);
}
