import type { SqlParameters } from "./sql-parameters.js";

/** Placeholders for a search text: `prefixes` for to_tsquery, `whole` for the trigram operators. */
export interface SearchTerms {
  readonly prefixes: string;
  readonly whole: string;
}

export interface SearchedRows {
  readonly table: string;
  /** The table's alias in the query that uses the condition. */
  readonly alias: string;
  /** The column for similarity search, without capitals and accents. The column `search_vector` must hold all words. */
  readonly name: string;
  /** An SQL expression for more words of a row, as a `tsvector`. */
  readonly moreWords?: ((alias: string) => string) | undefined;
  /** An SQL condition for the rows that the searching viewer can see, for a table with the alias `exact`. */
  readonly visible: string;
}

const maxWords = 10;
/**
 * The limit of counted exact matches. To find a single match, which may not exist, PostgreSQL would scan the whole table
 * instead of the index.
 */
const maxCounted = 100;

/**
 * Reduces the text to letters and digits without accents, so that it contains no operator of to_tsquery. Without any
 * word, `prefixes` matches no row.
 */
export function searchTerms(search: string, parameters: SqlParameters): SearchTerms {
  const words = searchWords(search);
  return { prefixes: parameters.add(prefixesOf(words)), whole: `${parameters.add(words.join(" "))}::text` };
}

/**
 * Returns a condition: a row matches when it has words that start with all search words or, if no visible row does,
 * when its name is similar. Similarity alone is too broad: a name that contains one of two words is similar, and such
 * names would bury the exact matches. When exact matches exist, the name is compared with null, which PostgreSQL
 * answers without reading the index of names.
 */
export function matchesSearch({ prefixes, whole }: SearchTerms, rows: SearchedRows): string {
  const { table, alias, name, moreWords, visible } = rows;
  const query = `to_tsquery('simple', ${prefixes})`;
  const hasWords = (row: string): string => {
    const own = `${row}.search_vector @@ ${query}`;
    return moreWords ? `(${own} or ${moreWords(row)} @@ ${query})` : own;
  };
  const some = `select from ${table} exact where ${hasWords("exact")} and ${visible} limit ${maxCounted}`;
  const isThere = `(select count(*) > 0 from (${some}) exact)`;
  return `(${hasWords(alias)} or (case when ${isThere} then null else ${whole} end) <% ${alias}.${name})`;
}

/** Returns the prefixes of all words for to_tsquery. Null without any word. */
export function wordPrefixes(search: string): string | null {
  return prefixesOf(searchWords(search)) || null;
}

/** Returns the words of a search in lower case, without accents and signs. */
export function searchWords(search: string): string[] {
  const plain = search.normalize("NFKD").replace(/\p{Mark}/gu, "");
  return plain.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function prefixesOf(words: readonly string[]): string {
  return words
    .slice(0, maxWords)
    .map((word) => `${word}:*`)
    .join(" & ");
}
