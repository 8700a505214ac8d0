import type { SqlParameters } from "./sql-parameters.js";

/** Placeholders of what a person typed: `prefixes` for to_tsquery, `whole` for the trigram operators. */
export interface SearchTerms {
  readonly prefixes: string;
  readonly whole: string;
}

const maxWords = 10;

/** Letters and digits alone, without accents: no operator of to_tsquery gets through. Without any, `prefixes` matches nothing. */
export function searchTerms(search: string, parameters: SqlParameters): SearchTerms {
  const words = searchWords(search);
  return { prefixes: parameters.add(prefixesOf(words)), whole: `${parameters.add(words.join(" "))}::text` };
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
