import type { MigrationInterface, QueryRunner } from "typeorm";

/** Finds the attempts whose answers have a file. */
export class Assignments1760000013089 implements MigrationInterface {
  name = "Assignments1760000013089";
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index concurrently if not exists quiz_attempts_media_files on quiz_attempts
      using gin (jsonb_path_query_array(answers, '$[*].fileIds[*]'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index quiz_attempts_media_files`);
  }
}
