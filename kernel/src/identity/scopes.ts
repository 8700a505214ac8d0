import { subgraphNames } from "../config/subgraph-addresses.js";

/** Scopes for reading or writing each subgraph. A viewer without an API key has all scopes; the role limits them. */
export const everyScope: readonly string[] = subgraphNames.flatMap((name) => [`${name}:read`, `${name}:write`]);

/**
 * The scopes that an API key can have: reading or writing one subgraph. No key can write accounts: only a person
 * manages their keys, passwords, sessions and second factors.
 */
export const scopes: readonly string[] = everyScope.filter((scope) => scope !== "accounts:write");

export function isScope(text: string): boolean {
  return scopes.includes(text);
}

/** Returns the scope that an operation on a subgraph needs. */
export function scopeOf(subgraph: string, operation: string): string {
  return `${subgraph}:${operation === "mutation" ? "write" : "read"}`;
}
