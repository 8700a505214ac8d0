import type { MigrationInterface, QueryRunner } from "typeorm";

/** The captions of videos and sounds, in WebVTT. */
export class Captions1795997260022 implements MigrationInterface {
  name = "Captions1795997260022";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table captions (
        file_id uuid not null references media_files on delete cascade,
        language text not null,
        content text not null,
        changed_at timestamptz(3) not null,
        primary key (file_id, language)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table captions`);
  }
}
