import type { ExceededLimit } from "./query-limits.js";

/** Returns the limit for graphql-js's token error, which has no code of its own; undefined for other errors. */
export function tokenLimitIn(syntaxError: string): ExceededLimit | undefined {
  const [, tokens] = /Document contains more tha[nt] (\d+) tokens/.exec(syntaxError) ?? [];
  if (tokens === undefined) return undefined;
  return { name: "tokens", max: Number(tokens), value: Number(tokens) + 1 };
}
