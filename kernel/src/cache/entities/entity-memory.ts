import { LRUCache } from "lru-cache";
import type { EntityCache } from "./entity-cache.js";
import { invalidatingChanges, type EntityChanges, type Invalidation } from "./entity-changes.js";
import { entityKey } from "./entity-name.js";
import { noStoreMs, maxStoreDelayMs, maxCharacters, maxQueries } from "./entity-cache-limits.js";

/** The cached answers for one entity, by question. */
type CachedAnswers = ReadonlyMap<string, CachedAnswer>;

interface CachedAnswer {
  readonly json: string;
  readonly endsAtMs: number;
}

export interface EntityMemoryLimits {
  /** The total size of all answers, in characters, including the overhead per answer. */
  readonly characters?: number;
  /** The maximum number of recently changed entities to track. */
  readonly changed?: number;
}

/** The approximate overhead of an answer in addition to its JSON, in characters. */
const besidesCharacters = 200;

/**
 * Caches entity data in memory when the subgraphs and the router share one process, so that every change reaches the
 * cache. It follows the rules of `RedisEntityCache`; operations that are Lua scripts in Redis run synchronously here.
 */
export class EntityMemory {
  private readonly cached: LRUCache<string, CachedAnswers>;
  /** The time until which a changed entity is not cached, in the order of the changes. */
  private readonly changedUntilMs = new Map<string, number>();
  /** The time until which no entity is cached, used when too many entities have changed to track each. */
  private allChangedUntilMs = Number.NEGATIVE_INFINITY;
  private readonly maxChanged: number;

  constructor(
    { characters = 32_000_000, changed = 20_000 }: EntityMemoryLimits = {},
    /** In milliseconds; monotonic. */
    private readonly now: () => number = () => performance.now(),
  ) {
    this.cached = new LRUCache({ maxSize: characters, sizeCalculation: charactersOf });
    this.maxChanged = changed;
  }

  /** Returns a cache that stores an answer for at most `maxSeconds`. */
  cache(maxSeconds: number): EntityCache {
    return {
      find: async (query, { ids, ...type }) => {
        const atMs = this.now();
        const values = ids.map((id) => {
          const answer = this.cached.get(entityKey({ ...type, id }))?.get(query);
          return answer && answer.endsAtMs > atMs ? answer.json : undefined;
        });
        return { values, lookUp: { session: 0, atMs } };
      },
      store: async (query, { ids, ...type }, { values, seconds, lookUp }) => {
        const nowMs = this.now();
        if (nowMs > lookUp.atMs + maxStoreDelayMs || nowMs < this.allChangedUntilMs) return;
        const endsAtMs = nowMs + 1000 * Math.min(seconds, maxSeconds);
        for (const [index, id] of ids.entries()) {
          const json = values[index] ?? "";
          if (json === "" || json.length > maxCharacters) continue;
          this.storeOne(entityKey({ ...type, id }), query, { json, endsAtMs });
        }
      },
    };
  }

  changesOf(subgraph: string): EntityChanges {
    const invalidate = async ({ type, ids }: Invalidation): Promise<void> =>
      this.invalidate(ids.map((id) => entityKey({ subgraph, type, id })));
    return invalidatingChanges({ invalidate, invalidateNow: invalidate });
  }

  private storeOne(key: string, query: string, answer: CachedAnswer): void {
    const nowMs = this.now();
    if ((this.changedUntilMs.get(key) ?? nowMs) > nowMs) return;
    const others = [...(this.cached.get(key) ?? [])].filter(
      ([cachedQuery, { endsAtMs }]) => cachedQuery !== query && endsAtMs > nowMs,
    );
    this.cached.set(key, new Map([...(others.length < maxQueries ? others : []), [query, answer]]));
  }

  private invalidate(keys: readonly string[]): void {
    const nowMs = this.now();
    for (const key of keys) {
      this.cached.delete(key);
      // moves the key to the end: entries are in the order in which they expire
      this.changedUntilMs.delete(key);
      this.changedUntilMs.set(key, nowMs + noStoreMs);
    }
    for (const [key, untilMs] of this.changedUntilMs) {
      if (untilMs > nowMs) break;
      this.changedUntilMs.delete(key);
    }
    if (this.changedUntilMs.size <= this.maxChanged) return;
    this.cached.clear();
    this.changedUntilMs.clear();
    this.allChangedUntilMs = nowMs + noStoreMs;
  }
}

function charactersOf(answers: CachedAnswers): number {
  return [...answers.values()].reduce((sum, { json }) => sum + json.length + besidesCharacters, 0);
}
