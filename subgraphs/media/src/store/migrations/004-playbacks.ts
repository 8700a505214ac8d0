import type { MigrationInterface, QueryRunner } from "typeorm";

/** What was made of the videos and sounds. Files with the same content share it. */
export class Playbacks1795993660021 implements MigrationInterface {
  name = "Playbacks1795993660021";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table playbacks (
        sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
        state text not null default 'WAITING'
          check (state in ('WAITING', 'RUNNING', 'READY', 'UNPLAYABLE', 'FAILED')),
        attempts integer not null default 0 check (attempts >= 0),
        percent smallint not null default 0 check (percent between 0 and 100),
        duration_ms bigint check (duration_ms > 0),
        width integer check (width > 0),
        height integer check (height > 0),
        files jsonb not null default '{}',
        changed_at timestamptz(3) not null default now(),
        check (num_nulls(width, height) in (0, 2)),
        constraint playbacks_ready check (state <> 'READY' or duration_ms is not null)
      )`);
    await runner.query(`create index playbacks_waiting on playbacks (changed_at) where state = 'WAITING'`);
    await runner.query(`
      create index media_files_playable on media_files (sha256)
      where state = 'READY' and (content_type like 'video/%' or content_type like 'audio/%')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index media_files_playable`);
    await runner.query(`drop table playbacks`);
  }
}
