import type { MigrationInterface, QueryRunner } from "typeorm";

export class Catalog1760000001000 implements MigrationInterface {
  name = "Catalog1760000001000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create extension if not exists pg_trgm`);
    await runner.query(`create extension if not exists unaccent`);
    // unaccent() is only "stable" since its dictionary could change; ours does not, and generated columns need "immutable"
    await runner.query(`
      create function searchable(input text) returns text language sql immutable strict parallel safe
      as $$ select lower(unaccent('unaccent', input)) $$`);
    await runner.query(`
      create function product_search_vector(name text, sku text, tags text[], description text) returns tsvector
      language sql immutable parallel safe as $$
        select setweight(to_tsvector('simple', searchable(name)), 'A')
            || setweight(to_tsvector('simple', searchable(sku || ' ' || array_to_string(tags, ' '))), 'B')
            || setweight(to_tsvector('simple', searchable(coalesce(description, ''))), 'C') $$`);
    await runner.query(`
      create table products (
        id uuid primary key,
        sku text not null,
        slug text not null,
        name text not null,
        description text,
        kind text not null check (kind in ('PHYSICAL', 'COURSE')),
        price_minor bigint not null check (price_minor > 0),
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        is_active boolean not null,
        tags text[] not null default '{}',
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        deleted_at timestamptz(3),
        sort_name text generated always as (searchable(name)) stored,
        search_vector tsvector generated always as (product_search_vector(name, sku, tags, description)) stored,
        check (deleted_at is null or not is_active)
      )`);
    await runner.query(`create unique index products_sku on products (sku) where deleted_at is null`);
    await runner.query(`create unique index products_slug on products (slug) where deleted_at is null`);
    await runner.query(`create index products_newest on products (created_at, id) where deleted_at is null`);
    await runner.query(`create index products_name on products (sort_name, id) where deleted_at is null`);
    await runner.query(`create index products_price on products (price_minor, id) where deleted_at is null`);
    await runner.query(`create index products_search on products using gin (search_vector)`);
    await runner.query(`create index products_name_trigrams on products using gin (sort_name gin_trgm_ops)`);
    await runner.query(`create index products_tags on products using gin (tags)`);
    await runner.query(
      `create table categories (id uuid primary key, name text not null, slug text not null constraint categories_slug unique)`,
    );
    await runner.query(`
      create table product_categories (
        product_id uuid not null references products on delete cascade,
        category_id uuid not null references categories on delete cascade,
        primary key (product_id, category_id)
      )`);
    await runner.query(`create index product_categories_category on product_categories (category_id, product_id)`);
    await runner.query(`
      create table product_images (
        id uuid primary key,
        product_id uuid not null references products on delete cascade,
        url text not null,
        alt text,
        position int not null,
        constraint product_images_position unique (product_id, position)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table product_images, product_categories, categories, products`);
    await runner.query(`drop function product_search_vector, searchable`);
  }
}
