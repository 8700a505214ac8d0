import type { MigrationInterface, QueryRunner } from "typeorm";

/** When a file was deleted. Its row and its content are removed later, if nothing uses the file then. */
export class DeletedFiles1796037260023 implements MigrationInterface {
  name = "DeletedFiles1796037260023";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table media_files add column deleted_at timestamptz(3)`);
    await runner.query(`create index media_files_deleted on media_files (deleted_at) where deleted_at is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table media_files drop column deleted_at`);
  }
}
