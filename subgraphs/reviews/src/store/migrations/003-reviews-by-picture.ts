import type { MigrationInterface, QueryRunner } from "typeorm";

/** The reviews by their pictures, for the question which reviews show a picture. */
export class ReviewsByPicture1760000010096 implements MigrationInterface {
  name = "ReviewsByPicture1760000010096";
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index concurrently if not exists reviews_pictures on reviews using gin (pictures)
      where pictures <> '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index concurrently if exists reviews_pictures`);
  }
}
