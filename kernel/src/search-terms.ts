import type { SqlParameters } from "./sql-parameters.js";

/** Placeholders of what a person typed: `prefixes` for to_tsquery, `whole` for the trigram operators. */
export interface SearchTerms {
  readonly prefixes: string;
  readonly whole: string;
}

export interface SearchedRows {
  readonly table: string;
  /** What the table is called in the query that the condition is for. */
  readonly alias: string;
  /** The column of what may be nearly the same, without capitals and accents. `search_vector` is the one of all the words. */
  readonly name: string;
  /** Which rows whoever searches can see, for a table that is called `exact`. */
  readonly visible: string;
}

const maxWords = 10;
/** To find one alone, which there may not be, PostgreSQL would look through the whole table instead of the index. */
const maxCounted = 100;

/** Letters and digits alone, without accents: no operator of to_tsquery gets through. Without any, `prefixes` matches nothing. */
export function searchTerms(search: string, parameters: SqlParameters): SearchTerms {
  const words = searchWords(search);
  return { prefixes: parameters.add(prefixesOf(words)), whole: `${parameters.add(words.join(" "))}::text` };
}

/**
 * A condition: the beginnings of all the words are there or, where no visible row has them, the name is nearly the same. Nearly the same as
 * two words is every name with one of them, which would bury what somebody has spelt rightly. The comparison is with null then, which the
 * index of names answers without being read.
 */
export function matchesSearch({ prefixes, whole }: SearchTerms, { table, alias, name, visible }: SearchedRows): string {
  const query = `to_tsquery('simple', ${prefixes})`;
  const some = `select from ${table} exact where exact.search_vector @@ ${query} and ${visible} limit ${maxCounted}`;
  const isThere = `(select count(*) > 0 from (${some}) exact)`;
  return `(${alias}.search_vector @@ ${query} or (case when ${isThere} then null else ${whole} end) <% ${alias}.${name})`;
}

/** For to_tsquery: the beginnings of all the words. Null without any. */
export function wordPrefixes(search: string): string | null {
  return prefixesOf(searchWords(search)) || null;
}

function searchWords(search: string): string[] {
  const plain = search.normalize("NFKD").replace(/\p{Mark}/gu, "");
  return plain.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function prefixesOf(words: readonly string[]): string {
  return words
    .slice(0, maxWords)
    .map((word) => `${word}:*`)
    .join(" & ");
}
