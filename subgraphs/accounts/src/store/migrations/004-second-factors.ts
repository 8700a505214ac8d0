import type { MigrationInterface, QueryRunner } from "typeorm";

export class SecondFactors1760000000003 implements MigrationInterface {
  name = "SecondFactors1760000000003";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table second_factors (
        user_id uuid primary key references users on delete cascade,
        sealed_secret bytea not null,
        last_used_step bigint not null default 0,
        tries int not null default 0 check (tries >= 0),
        locked_until timestamptz(3),
        created_at timestamptz(3) not null,
        confirmed_at timestamptz(3),
        expires_at timestamptz(3),
        check ((confirmed_at is null) = (expires_at is not null))
      )`);
    await runner.query(`create index second_factors_expiry on second_factors (expires_at) where confirmed_at is null`);
    await runner.query(`
      create table recovery_codes (
        user_id uuid not null references second_factors on delete cascade,
        code_hash bytea not null check (length(code_hash) = 32),
        primary key (user_id, code_hash)
      )`);
    await runner.query(`
      create table sign_in_challenges (
        token_hash bytea primary key check (length(token_hash) = 32),
        user_id uuid not null references second_factors on delete cascade,
        tries int not null default 0 check (tries between 0 and 5),
        created_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        check (expires_at > created_at)
      )`);
    await runner.query(`create index sign_in_challenges_user on sign_in_challenges (user_id)`);
    await runner.query(`create index sign_in_challenges_expiry on sign_in_challenges (expires_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table sign_in_challenges, recovery_codes, second_factors`);
  }
}
