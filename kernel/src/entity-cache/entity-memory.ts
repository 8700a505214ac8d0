import { LRUCache } from "lru-cache";
import type { EntityCache } from "./entity-cache.js";
import { toldChanges, type EntityChanges, type Forgetting } from "./entity-changes.js";
import { entityKey } from "./entity-name.js";
import { changedMs, latestKeepingMs, maxCharacters, maxQuestions } from "./keeping-limits.js";

/** Of one entity, by question. */
type KeptAnswers = ReadonlyMap<string, KeptAnswer>;

interface KeptAnswer {
  readonly json: string;
  readonly endsAtMs: number;
}

export interface EntityMemoryLimits {
  /** Of all answers together, with what each costs besides. */
  readonly characters?: number;
  /** Entities that are known to have changed lately. */
  readonly changed?: number;
}

/** What an answer takes besides its JSON, about. */
const besidesCharacters = 200;

/**
 * What subgraphs have said of entities, in the memory of the one process that they and the router are all in, so that it hears of every
 * change. By the same rules as `RedisEntityCache`; what is there in Redis by a script happens here without waiting in between.
 */
export class EntityMemory {
  private readonly kept: LRUCache<string, KeptAnswers>;
  /** Until when nothing is kept of an entity that has changed; who changed first is first. */
  private readonly changedUntilMs = new Map<string, number>();
  /** The same for all, once too many have changed to know each. */
  private allChangedUntilMs = Number.NEGATIVE_INFINITY;
  private readonly maxChanged: number;

  constructor(
    { characters = 32_000_000, changed = 20_000 }: EntityMemoryLimits = {},
    /** In milliseconds; never goes back. */
    private readonly now: () => number = () => performance.now(),
  ) {
    this.kept = new LRUCache({ maxSize: characters, sizeCalculation: charactersOf });
    this.maxChanged = changed;
  }

  /** Nothing is kept for longer than `maxSeconds`. */
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
      // as the last of them: they end in the order that they are in
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
