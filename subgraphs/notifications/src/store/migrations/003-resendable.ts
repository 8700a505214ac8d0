import type { MigrationInterface, QueryRunner } from "typeorm";

/** A mail that was given up may keep what it says, to be sent again; one that was sent may not. */
export class Resendable1760000001002 implements MigrationInterface {
  name = "Resendable1760000001002";

  async up(runner: QueryRunner): Promise<void> {
    // 001 left this check's name to PostgreSQL
    await runner.query(`
      do $$ declare old text; begin
        select conname into strict old from pg_constraint
        where conrelid = 'notifications'::regclass and contype = 'c'
          and pg_get_constraintdef(oid) like '%status = ''QUEUED''%data IS NOT NULL%';
        execute format('alter table notifications drop constraint %I', old);
      end $$`);
    await runner.query(`
      alter table notifications
        add constraint notifications_data
          check (case status when 'QUEUED' then data is not null when 'SENT' then data is null else true end),
        add constraint notifications_codes check (status = 'QUEUED' or kind <> 'VERIFY_EMAIL' or data is null)`);
    await runner.query(`create index notifications_unsent on notifications (created_at) where data is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index notifications_unsent`);
    await runner.query(`update notifications set data = null where status = 'FAILED'`);
    await runner.query(`
      alter table notifications
        drop constraint notifications_data,
        drop constraint notifications_codes,
        add check ((status = 'QUEUED') = (data is not null))`);
  }
}
