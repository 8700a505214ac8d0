import { queryLimits } from "./query-limits.js";
import { countedBy, defaultRates, rateLimitName } from "./rates/rate-table.js";

export type StreamLimitName = "streams" | "streams-address";

const streamLimits: readonly StreamLimitName[] = ["streams", "streams-address"];
const rateLimits = Object.keys(defaultRates).flatMap((kind) => countedBy.map((by) => rateLimitName(kind, by)));
const limitNames: ReadonlySet<string> = new Set([...Object.keys(queryLimits), ...rateLimits, ...streamLimits]);

/** Returns whether the router has a limit of this name (docs/limits.md). A subgraph may name limits of its own. */
export function isLimitName(name: string): boolean {
  return limitNames.has(name);
}
