import { subgraphNames } from "./subgraph-addresses.js";

/** Reading or writing one subgraph. Whoever has no API key has them all: their role says what they may do there. */
export const everyScope: readonly string[] = subgraphNames.flatMap((name) => [`${name}:read`, `${name}:write`]);

/** What an API key may be for: reading or writing one subgraph. Nobody writes accounts with a key: keys, passwords, sessions and second factors are people's. */
export const scopes: readonly string[] = everyScope.filter((scope) => scope !== "accounts:write");

export function isScope(text: string): boolean {
  return scopes.includes(text);
}

/** The scope that an operation on a subgraph needs. */
export function scopeOf(subgraph: string, operation: string): string {
  return `${subgraph}:${operation === "mutation" ? "write" : "read"}`;
}
