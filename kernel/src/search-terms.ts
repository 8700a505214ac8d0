import type { SqlParameters } from "./sql-parameters.js";

/** Placeholders of what a person typed: `prefixes` for to_tsquery, `whole` for the trigram operators. */
export interface SearchTerms {
  readonly prefixes: string;
  readonly whole: string;
}

const maxWords = 10;

/** Letters and digits alone, without accents: no operator of to_tsquery gets through. Without any, `prefixes` matches nothing. */
export function searchTerms(search: string, parameters: SqlParameters): SearchTerms {
  const words =
    search
      .normalize("NFKD")
      .replace(/\p{Mark}/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const prefixes = words.slice(0, maxWords).map((word) => `${word}:*`);
  return { prefixes: parameters.add(prefixes.join(" & ")), whole: `${parameters.add(words.join(" "))}::text` };
}
