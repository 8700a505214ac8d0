import { LRUCache } from "lru-cache";
import type { EntityCache } from "./entity-cache.js";
import { toldChanges, type EntityChanges, type Forgetting } from "./entity-changes.js";
import { entityKey } from "./entity-name.js";
import { changedMs, latestKeepingMs, maxCharacters, maxQuestions } from "./keeping-limits.js";

/** The cached answers for one entity, by question. */
type KeptAnswers = ReadonlyMap<string, KeptAnswer>;

interface KeptAnswer {
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
  private readonly kept: LRUCache<string, KeptAnswers>;
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
    this.kept = new LRUCache({ maxSize: characters, sizeCalculation: charactersOf });
    this.maxChanged = changed;
  }

  /** Returns a cache that stores an answer for at most `maxSeconds`. */
  cache(maxSeconds: number): EntityCache {
    return {
      find: async (question, { ids, ...type }) => {
        const atMs = this.now();
        const values = ids.map((id) => {
          const answer = this.kept.get(entityKey({ ...type, id }))?.get(question);
          return answer && answer.endsAtMs > atMs ? answer.json : undefined;
        });
        return { values, lookUp: { session: 0, atMs } };
      },
      keep: async (question, { ids, ...type }, { values, seconds, lookUp }) => {
        const nowMs = this.now();
        if (nowMs > lookUp.atMs + latestKeepingMs || nowMs < this.allChangedUntilMs) return;
        const endsAtMs = nowMs + 1000 * Math.min(seconds, maxSeconds);
        for (const [index, id] of ids.entries()) {
          const json = values[index] ?? "";
          if (json === "" || json.length > maxCharacters) continue;
          this.keepOne(entityKey({ ...type, id }), question, { json, endsAtMs });
        }
      },
    };
  }

  changesOf(subgraph: string): EntityChanges {
    const forget = async ({ type, ids }: Forgetting): Promise<void> =>
      this.forget(ids.map((id) => entityKey({ subgraph, type, id })));
    return toldChanges({ forget, forgetAtOnce: forget });
  }

  private keepOne(key: string, question: string, answer: KeptAnswer): void {
    const nowMs = this.now();
    if ((this.changedUntilMs.get(key) ?? nowMs) > nowMs) return;
    const others = [...(this.kept.get(key) ?? [])].filter(
      ([asked, { endsAtMs }]) => asked !== question && endsAtMs > nowMs,
    );
    this.kept.set(key, new Map([...(others.length < maxQuestions ? others : []), [question, answer]]));
  }

  private forget(keys: readonly string[]): void {
    const nowMs = this.now();
    for (const key of keys) {
      this.kept.delete(key);
      // moves the key to the end: entries are in the order in which they expire
      this.changedUntilMs.delete(key);
      this.changedUntilMs.set(key, nowMs + changedMs);
    }
    for (const [key, untilMs] of this.changedUntilMs) {
      if (untilMs > nowMs) break;
      this.changedUntilMs.delete(key);
    }
    if (this.changedUntilMs.size <= this.maxChanged) return;
    this.kept.clear();
    this.changedUntilMs.clear();
    this.allChangedUntilMs = nowMs + changedMs;
  }
}

function charactersOf(answers: KeptAnswers): number {
  return [...answers.values()].reduce((sum, { json }) => sum + json.length + besidesCharacters, 0);
}
