import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The checksums of the pictures that an author adds to a review, at most five. Reviews without the column have none, so
 * no statement reads the old rows.
 */
export class ReviewPictures1760000010095 implements MigrationInterface {
  name = "ReviewPictures1760000010095";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table reviews add column pictures text[] not null default '{}'`);
    await runner.query(`
      alter table reviews add constraint reviews_pictures_check
        check (pictures::text ~ '^{([0-9a-f]{64}(,[0-9a-f]{64}){0,4})?}$') not valid`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table reviews drop column pictures`);
  }
}
