import { customWords } from "@souk/kernel/custom-fields/custom-columns";
import { searchWords, wordPrefixes } from "@souk/kernel/database/search-terms";
import type { SqlParameters } from "@souk/kernel/database/sql-parameters";
import type { ProductFilter } from "../../domain/search/product-filter.js";

type Search = Pick<ProductFilter, "search" | "corrected" | "searchedCustom">;

/**
 * The product has all words of the search, complete or not, in its name, SKU, tags and description, or all of them in its
 * custom fields.
 */
export function hasWords(search: Search, parameters: SqlParameters): string {
  return matches(search, queryOf(prefixesOf(search), parameters));
}

/**
 * The same condition without regard to the frequency of the words: PostgreSQL plans a statement with the index of words,
 * because it does not know the value of a subquery.
 */
export function hasWordsOfAnyFrequency(search: Search, parameters: SqlParameters): string {
  return matches(search, `(select ${queryOf(prefixesOf(search), parameters)})`);
}

function matches({ searchedCustom }: Search, query: string): string {
  const own = `product.search_vector @@ ${query}`;
  return searchedCustom ? `(${own} or ${customWords(searchedCustom, "product.custom")} @@ ${query})` : own;
}

/** The product has all words in its name. */
export function hasNameWords(search: Search, parameters: SqlParameters): string {
  return `product.search_vector @@ (select ${queryOf(prefixesOf(search).replaceAll(":*", ":*A"), parameters)})`;
}

/** The same condition for the index of the words of names: the index of all words does not hold their weights. */
export function hasNameWordsIndexed(search: Search, parameters: SqlParameters): string {
  return `product_name_words(product.sort_name) @@ (select ${queryOf(prefixesOf(search), parameters)})`;
}

/** The product's name is the search. */
export function hasName(search: Search, parameters: SqlParameters): string {
  return `product.sort_name = ${wholeOf(search, parameters)}`;
}

/**
 * Returns the rank of a match. A name that is the search counts most, then exact words, then similar words of the name.
 * It is a whole number, so that a cursor holds it exactly.
 */
export function relevance(search: Search, parameters: SqlParameters): string {
  const words = queryOf(prefixesOf(search), parameters);
  const similarity = `word_similarity(${wholeOf(search, parameters)}, product.sort_name)`;
  const isName = `case when ${hasName(search, parameters)} then 1 else 0 end`;
  return `((ts_rank(product.search_vector, ${words}) + ${similarity} + ${isName}) * 1000000)::bigint`;
}

/** Each word ends in `:*`. Without words, the result is empty and finds nothing. */
function prefixesOf({ search, corrected }: Search): string {
  return corrected ?? wordPrefixes(search ?? "") ?? "";
}

function queryOf(words: string, parameters: SqlParameters): string {
  return `to_tsquery('simple', ${parameters.add(words)})`;
}

function wholeOf({ search }: Search, parameters: SqlParameters): string {
  return `${parameters.add(searchWords(search ?? "").join(" "))}::text`;
}
