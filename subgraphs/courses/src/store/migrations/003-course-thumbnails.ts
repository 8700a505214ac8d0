import type { MigrationInterface, QueryRunner } from "typeorm";

/** The picture that an instructor uploads for a course. */
export class CourseThumbnails1760000009082 implements MigrationInterface {
  name = "CourseThumbnails1760000009082";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table courses add column thumbnail_sha256 text check (thumbnail_sha256 ~ '^[0-9a-f]{64}$')`,
    );
    await runner.query(
      `create index courses_thumbnail on courses (thumbnail_sha256, id) where thumbnail_sha256 is not null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table courses drop column thumbnail_sha256`);
  }
}
