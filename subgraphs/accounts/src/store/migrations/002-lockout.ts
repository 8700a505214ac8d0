import type { MigrationInterface, QueryRunner } from "typeorm";

export class Lockout1760000000001 implements MigrationInterface {
  name = "Lockout1760000000001";

  async up(runner: QueryRunner): Promise<void> {
    // of an address by its hash, whether it has an account or not, or of a known device by that of its secret
    await runner.query(`
      create table sign_in_budgets (
        key bytea primary key check (length(key) = 32),
        failed_at timestamptz(3)[] not null check (cardinality(failed_at) <= 10),
        rounds int not null default 0 check (rounds >= 0),
        locked_until timestamptz(3),
        forget_at timestamptz(3) not null
      )`);
    await runner.query(`create index sign_in_budgets_forgetting on sign_in_budgets (forget_at)`);
    await runner.query(`
      create table known_devices (
        token_hash bytea primary key check (length(token_hash) = 32),
        user_id uuid not null references users on delete cascade,
        seen_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        check (expires_at > seen_at)
      )`);
    await runner.query(`create index known_devices_user on known_devices (user_id, seen_at)`);
    await runner.query(`create index known_devices_expiry on known_devices (expires_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table known_devices, sign_in_budgets`);
  }
}
