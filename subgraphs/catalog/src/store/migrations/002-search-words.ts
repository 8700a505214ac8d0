import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Words are what stands between signs, in what is searched as in what is searched for. PostgreSQL's parser has ideas of
 * its own: to it KEY-0007 is a word and a negative number, and in the C locale a dash of two bytes is a letter.
 */
export class SearchWords1760000001001 implements MigrationInterface {
  name = "SearchWords1760000001001";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function search_words(input text) returns text language sql immutable strict parallel safe
      as $$ select regexp_replace(searchable(input), '[[:punct:]\\u00A0-\\u00BF\\u2000-\\u206F]+', ' ', 'g') $$`);
    await replaceVector(runner, "search_words");
  }

  async down(runner: QueryRunner): Promise<void> {
    await replaceVector(runner, "searchable");
    await runner.query(`drop function search_words`);
  }
}

/** The column is computed when a row is written: with another function it has to be made anew. */
async function replaceVector(runner: QueryRunner, words: "search_words" | "searchable"): Promise<void> {
  await runner.query(`alter table products drop column search_vector`);
  await runner.query(`
    create or replace function product_search_vector(name text, sku text, tags text[], description text) returns tsvector
    language sql immutable parallel safe as $$
      select setweight(to_tsvector('simple', ${words}(name)), 'A')
          || setweight(to_tsvector('simple', ${words}(sku || ' ' || array_to_string(tags, ' '))), 'B')
          || setweight(to_tsvector('simple', ${words}(coalesce(description, ''))), 'C') $$`);
  await runner.query(`
    alter table products add column search_vector tsvector
      generated always as (product_search_vector(name, sku, tags, description)) stored`);
  await runner.query(`create index products_search on products using gin (search_vector)`);
}
