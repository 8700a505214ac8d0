import { uncachedSeconds } from "../hints/cache-control-header.js";
import type { EntityNames } from "./entity-name.js";

/** The cached values, in the order of the ids: JSON, or undefined for entities that must be fetched. */
export interface FoundEntities {
  readonly values: readonly (string | undefined)[];
  readonly lookUp: LookUp;
}

/** Identifies a cache read. Data fetched after it may be cached while the session lasts. */
export interface LookUp {
  readonly session: number;
  /** In milliseconds, on the cache's clock. */
  readonly atMs: number;
  /** The look-ups in the buckets of a cluster, each with the clock of its node. */
  readonly buckets?: ReadonlyMap<number, LookUp>;
}

/** A subgraph's values for some entities, in the order of their ids. */
export interface FetchedEntities {
  readonly values: readonly string[];
  /** The number of seconds for which the values may be cached publicly. */
  readonly seconds: number;
  /** The cache read that preceded the fetch of all these values. */
  readonly lookUp: LookUp;
}

/**
 * Caches entity data from subgraphs. A subgraph that changes an entity invalidates it before the commit
 * (`entity-changes.ts`).
 */
export interface EntityCache {
  /**
   * `query`: the requested fields and everything else that affects the value. Returns undefined while the cache is
   * unavailable. Never throws.
   */
  find(query: string, names: EntityNames): Promise<FoundEntities | undefined>;
  /**
   * Stores values that a look-up did not find and that were then fetched from a subgraph. The caller need not await it.
   */
  store(query: string, names: EntityNames, fetched: FetchedEntities): Promise<void>;
}

/** Returns whether a public answer with this lifetime is worth caching. */
export function isCacheable(seconds: number): boolean {
  return seconds > uncachedSeconds;
}
