import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Files that are no pictures: only a picture has a size in pixels and a placeholder. The old rows fit the new rule, so no
 * statement reads them.
 */
export class Files1795953660020 implements MigrationInterface {
  name = "Files1795953660020";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table media_files drop constraint media_files_ready,
        add constraint media_files_ready check (
          state <> 'READY' or
          (num_nulls(sha256, content_type, object_count) = 0 and num_nulls(width, height, placeholder) in (0, 3))
        ) not valid`);
    // signs the links to private files, for all replicas
    await runner.query(`
      create table link_secret (is_only boolean primary key default true check (is_only), secret text not null)`);
    await runner.query(`insert into link_secret (secret) values (concat(gen_random_uuid(), gen_random_uuid()))`);
  }

  /** Leaves the rule: it allows what that of before allows. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table link_secret`);
  }
}
