import type { MigrationInterface, QueryRunner } from "typeorm";

/** The ids of the keys that shops on this database work with, so that one with other keys is noticed. */
export class KeySets1760000000010 implements MigrationInterface {
  name = "KeySets1760000000010";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table key_sets (
        setting text not null,
        key_ids text[] not null,
        last_used_at timestamptz not null,
        primary key (setting, key_ids)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table key_sets`);
  }
}
