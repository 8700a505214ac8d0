import type { MigrationInterface, QueryRunner } from "typeorm";

export class ApiKeys1760000000005 implements MigrationInterface {
  name = "ApiKeys1760000000005";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table api_keys (
        id uuid primary key,
        user_id uuid not null references users on delete cascade,
        name text not null check (length(name) between 1 and 100),
        scopes text[] not null check (cardinality(scopes) > 0),
        secret_hash bytea not null check (length(secret_hash) = 32),
        created_at timestamptz(3) not null,
        expires_at timestamptz(3),
        last_used_at timestamptz(3),
        revoked_at timestamptz(3)
      )`);
    await runner.query(`create index api_keys_newest on api_keys (created_at, id)`);
    await runner.query(`create index api_keys_user on api_keys (user_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table api_keys`);
  }
}
