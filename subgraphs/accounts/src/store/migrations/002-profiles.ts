import type { MigrationInterface, QueryRunner } from "typeorm";

/** The phone, the picture and the chosen language of a user. */
export class Profiles1760000001090 implements MigrationInterface {
  name = "Profiles1760000001090";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table users
      add column phone text check (length(phone) between 5 and 31),
      add column avatar_sha256 text check (avatar_sha256 ~ '^[0-9a-f]{64}$'),
      add column chosen_locale text check (chosen_locale ~ '^[a-z]{2}$')`);
    await runner.query(`create index users_avatar on users (avatar_sha256, id) where avatar_sha256 is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table users drop column phone, drop column avatar_sha256, drop column chosen_locale`);
  }
}
