import { queryLimits, type ExceededLimit } from "./query-limits.js";

/** Options for graphql-js, which stops parsing at the first token above the limit. */
export const parseLimits = { maxLexicalTokens: queryLimits.tokens };

/** Returns the limit for graphql-js's token error, which has no code of its own; undefined for other errors. */
export function tokenLimitIn(syntaxError: string): ExceededLimit | undefined {
  if (!/Document contains more tha[nt] \d+ tokens/.test(syntaxError)) return undefined;
  return { name: "tokens", max: queryLimits.tokens, value: queryLimits.tokens + 1 };
}
