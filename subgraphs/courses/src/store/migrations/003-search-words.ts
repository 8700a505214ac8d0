import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Words are what stands between signs, in what is searched as in what is searched for. PostgreSQL's parser has ideas of
 * its own: to it 9-5 is a word and a negative number, and in the C locale a dash of two bytes is a letter.
 */
export class SearchWords1760000009002 implements MigrationInterface {
  name = "SearchWords1760000009002";

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
  await runner.query(`alter table courses drop column search_vector`);
  await runner.query(`
    create or replace function course_search_vector(title text, summary text) returns tsvector
    language sql immutable parallel safe as $$
      select setweight(to_tsvector('simple', ${words}(title)), 'A')
          || setweight(to_tsvector('simple', ${words}(coalesce(summary, ''))), 'B') $$`);
  await runner.query(`
    alter table courses add column search_vector tsvector
      generated always as (course_search_vector(title, summary)) stored`);
  await runner.query(`create index courses_search on courses using gin (search_vector)`);
}
