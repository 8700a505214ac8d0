import { queryLimits, type AskedTooMuch } from "./query-limits.js";

/** For graphql-js, which stops reading at the first token too many, before anything is made of the document. */
export const parseLimits = { maxLexicalTokens: queryLimits.tokens };

/** The limit that a complaint of graphql-js is about, which has no code for it. */
export function tokenLimitIn(syntaxError: string): AskedTooMuch | undefined {
  if (!/Document contains more tha[nt] \d+ tokens/.test(syntaxError)) return undefined;
  return { name: "tokens", max: queryLimits.tokens, value: queryLimits.tokens + 1 };
}
