import type { MigrationInterface, QueryRunner } from "typeorm";

/** What a storefront and an admin browse by, and pictures that can change places. */
export class Browsing1760000001002 implements MigrationInterface {
  name = "Browsing1760000001002";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table categories
        add column description text,
        add column sort_name text generated always as (searchable(name)) stored,
        add column search_vector tsvector generated always as (to_tsvector('simple', search_words(name))) stored`);
    await runner.query(`create index categories_search on categories using gin (search_vector)`);
    await runner.query(`create index categories_name_trigrams on categories using gin (sort_name gin_trgm_ops)`);
    await runner.query(`create index products_updated on products (updated_at, id) where deleted_at is null`);
    await runner.query(`create index products_sku_order on products (sku, id) where deleted_at is null`);
    // checked when a statement is over, so that one can exchange the places of two pictures
    await replacePositions(runner, "deferrable initially immediate");
  }

  async down(runner: QueryRunner): Promise<void> {
    await replacePositions(runner, "");
    await runner.query(`drop index products_sku_order, products_updated`);
    await runner.query(
      `alter table categories drop column search_vector, drop column sort_name, drop column description`,
    );
  }
}

async function replacePositions(runner: QueryRunner, checked: string): Promise<void> {
  await runner.query(`
    alter table product_images
      drop constraint product_images_position,
      add constraint product_images_position unique (product_id, position) ${checked}`);
}
