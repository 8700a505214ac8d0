import type { PageRequest } from "@souk/kernel/values/page";
import type { NewestKey, SearchBounds } from "./search-bounds.js";
import type { SearchCursor } from "./search-cursor.js";

export interface RankedHit extends NewestKey {
  readonly relevance: number;
}

/** The candidates of a search, best first. The other products that it finds come after them, newest first. */
export interface SearchRanking {
  readonly hits: readonly RankedHit[];
  readonly bounds: SearchBounds;
}

/** The maximum number of products in each set of candidates. */
export const maxCandidates = 100;

/**
 * Returns the ranked hits of a page in the direction of the request, at most one more than the page size. A cursor
 * outside of the ranking is behind all ranked hits.
 */
export function rankedHitsOfPage(
  { hits }: SearchRanking,
  { direction, size }: PageRequest,
  cursor: SearchCursor | null,
): readonly RankedHit[] {
  if (direction === "forward") {
    const after = cursor === null ? hits : hits.filter((hit) => compareHits(hit, cursor) > 0);
    return after.slice(0, size + 1);
  }
  const before = cursor === null ? hits : hits.filter((hit) => compareHits(hit, cursor) < 0);
  return before.slice(-size - 1).reverse();
}

/** Best first, then newest first. A cursor without a relevance is after all hits. */
function compareHits(hit: RankedHit, cursor: SearchCursor): number {
  if (cursor.relevance === null) return -1;
  return cursor.relevance - hit.relevance || compareNewest(hit, cursor.key);
}

/** Negative when `one` is newer. */
export function compareNewest(one: NewestKey, other: NewestKey): number {
  return order(other.createdAt, one.createdAt) || order(other.id, one.id);
}

function order(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
