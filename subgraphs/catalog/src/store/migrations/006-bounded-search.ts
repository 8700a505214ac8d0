import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * An index of the words of names, and a table of these words for the correction of typos. The index is built and the
 * table is filled beside replicas that write products.
 */
export class BoundedSearch1760000001005 implements MigrationInterface {
  name = "BoundedSearch1760000001005";
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await createWords(runner);
    // Products that are written from here on add their words by the triggers.
    await runner.query(`select add_search_words(array(select distinct sort_name from products))`);
    await runner.query(`analyze search_words`);
    // An earlier attempt may have left an invalid index.
    await runner.query(`drop index concurrently if exists products_name_words`);
    await runner.query(`
      create index concurrently products_name_words on products using gin (product_name_words(sort_name))
      where deleted_at is null`);
    await runner.query(`analyze products`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger products_words_of_new on products`);
    await runner.query(`drop trigger products_words_of_changed on products`);
    await runner.query(`drop index products_name_words`);
    await runner.query(`drop table search_words`);
    await runner.query(`drop function add_words_of_products, add_search_words, is_correctable, product_name_words`);
  }
}

/**
 * A word may be in the table twice: a unique constraint would make transactions that add the same words wait for each
 * other, and those could deadlock.
 */
async function createWords(runner: QueryRunner): Promise<void> {
  // The words of weight A in search_vector. It calls functions of PostgreSQL only, as an indexed expression must.
  await runner.query(`
    create or replace function product_name_words(sort_name text) returns tsvector language sql immutable parallel safe
    as $$ select to_tsvector('simple', regexp_replace(sort_name, '[[:punct:]\\u00A0-\\u00BF\\u2000-\\u206F]+', ' ', 'g')) $$`);
  await runner.query(`
    create or replace function is_correctable(word text) returns boolean language sql immutable parallel safe
    as $$ select length(word) between 4 and 40 and word !~ '[0-9]' $$`);
  await runner.query(`create table if not exists search_words (word text not null)`);
  await runner.query(`create index if not exists search_words_word on search_words (word)`);
  await runner.query(`create index if not exists search_words_trigrams on search_words using gin (word gin_trgm_ops)`);
  await runner.query(`
    create or replace function add_search_words(names text[]) returns void language sql as $$
      insert into search_words (word)
      select distinct found.word
      from unnest(names) as name, unnest(tsvector_to_array(product_name_words(name))) as found(word)
      where is_correctable(found.word)
        and not exists (select from search_words known where known.word = found.word) $$`);
  await runner.query(`
    create or replace function add_words_of_products() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        perform add_search_words(array(select distinct sort_name from written));
      else
        perform add_search_words(array(select sort_name from written except select sort_name from replaced));
      end if;
      return null;
    end $$`);
  await runner.query(`
    create or replace trigger products_words_of_new after insert on products
    referencing new table as written for each statement execute function add_words_of_products()`);
  await runner.query(`
    create or replace trigger products_words_of_changed after update on products
    referencing old table as replaced new table as written for each statement execute function add_words_of_products()`);
}
