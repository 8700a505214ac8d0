import type { MigrationInterface, QueryRunner } from "typeorm";

/** The pictures that other ones replaced, by checksum. Their old addresses lead to the newest picture. */
export class ReplacedPictures1796067260024 implements MigrationInterface {
  name = "ReplacedPictures1796067260024";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table replaced_pictures (
        sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
        by_sha256 text not null check (by_sha256 ~ '^[0-9a-f]{64}$')
      )`);
    await runner.query(`create index replaced_pictures_by on replaced_pictures (by_sha256)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table replaced_pictures`);
  }
}
