import type { MigrationInterface, QueryRunner } from "typeorm";

/** A copy of each product's rating, which reviews counts. The columns rewrite nothing, and the index is built beside writers. */
export class Ratings1760000001009 implements MigrationInterface {
  name = "Ratings1760000001009";
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table products
        add column if not exists rating_average numeric(3, 2),
        add column if not exists rating_count int not null default 0,
        add column if not exists rating_score int not null default 0,
        add column if not exists rating_version int not null default 0`);
    // An earlier attempt may have left an invalid index.
    await runner.query(`drop index concurrently if exists products_rating`);
    await runner.query(
      `create index concurrently products_rating on products (rating_score, id) where deleted_at is null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index products_rating`);
    await runner.query(`
      alter table products
        drop column rating_average, drop column rating_count, drop column rating_score, drop column rating_version`);
  }
}
