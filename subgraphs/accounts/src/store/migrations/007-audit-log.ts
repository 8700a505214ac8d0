import type { MigrationInterface, QueryRunner } from "typeorm";

export class AuditLog1760000000007 implements MigrationInterface {
  name = "AuditLog1760000000007";

  async up(runner: QueryRunner): Promise<void> {
    // nothing refers to users: an entry outlives whom it is about
    await runner.query(`
      create table audit_log (
        id uuid primary key,
        at timestamptz(3) not null,
        service text not null,
        act text not null,
        actor_id uuid not null,
        actor_username text not null,
        actor_role text not null,
        api_key_id uuid,
        target_type text not null,
        target_id text not null,
        before jsonb,
        after jsonb,
        client_address text,
        user_agent text,
        correlation_id text,
        recorded_at timestamptz(3) not null default now(),
        check (length(act) <= 200 and length(target_type) <= 100 and length(target_id) <= 200),
        check (length(before::text) <= 65536 and length(after::text) <= 65536)
      )`);
    await runner.query(`create index audit_log_newest on audit_log (at, id)`);
    await runner.query(`create index audit_log_actor on audit_log (actor_id, at, id)`);
    await runner.query(`create index audit_log_target on audit_log (target_id, at, id)`);
    await runner.query(`create index audit_log_act on audit_log (act, at, id)`);
    await runner.query(`
      create function keep_audit_log() returns trigger language plpgsql
      as $$ begin raise exception 'the audit log only grows: % is refused', tg_op; end $$`);
    await runner.query(`
      create trigger audit_log_only_grows before update or delete or truncate on audit_log
      for each statement execute function keep_audit_log()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table audit_log`);
    await runner.query(`drop function keep_audit_log`);
  }
}
