import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * When a use of a file was last seen, so that a file whose use has ended is deleted too. Null for the files that are kept:
 * those that a product showed, and all of earlier releases.
 */
export class UseSeen1795410660019 implements MigrationInterface {
  name = "UseSeen1795410660019";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table media_files add column use_seen_at timestamptz(3)`);
    await runner.query(`create index media_files_use_seen on media_files (use_seen_at) where use_seen_at is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table media_files drop column use_seen_at`);
  }
}
