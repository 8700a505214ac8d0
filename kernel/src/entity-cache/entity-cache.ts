import { unkeptSeconds } from "../cache-hints/cache-control-header.js";
import type { Logger } from "../logger.js";
import { inTime, withEntityCommands, type EntityRedis } from "./entity-redis.js";
import { latestKeepingMs } from "./entity-scripts.js";
import { entityKey, type EntityNames } from "./entity-name.js";
import { readKeptValue } from "./kept-value.js";
import type { PassingRedis } from "../passing-redis.js";

/** What was found, in the order of the ids: JSON, or undefined for what must be asked. */
export interface FoundEntities {
  readonly values: readonly (string | undefined)[];
  readonly lookUp: LookUp;
}

/** What is read after it may be kept while its session lasts. */
export interface LookUp {
  readonly session: number;
  /** By the clock of Redis. */
  readonly atMs: number;
}

export interface EntityCacheDefinition {
  readonly connection: PassingRedis;
  /** Nothing is kept for longer. */
  readonly maxSeconds: number;
  readonly logger: Logger;
  readonly timeoutMs?: number;
  /** For how long nobody asks a Redis that has not answered. */
  readonly restMs?: number;
}

/** One look-up names no more entities, and keeps no larger ones. */
const maxEntities = 500;
const maxCharacters = 16_384;

/**
 * What subgraphs have said of entities, for all routers together. Whoever changes an entity has it forgotten before (`entity-changes.ts`).
 *
 * That word may not have reached Redis while it was away. So a session begins with each connection, and after each command without an
 * answer: what was kept before it is not believed, and what was read before it is not kept.
 */
export class EntityCache {
  private readonly redis: EntityRedis;
  private session = 0;
  /** By the clock of Redis; undefined until the session has heard it. */
  private sessionStartMs: number | undefined;
  private restsUntil = 0;

  constructor(private readonly definition: EntityCacheDefinition) {
    this.redis = withEntityCommands(definition.connection.redis);
    this.redis.on("close", () => this.beginSession());
  }

  /** `question`: what is asked about each, as far as the answer depends on it. Undefined while Redis is away. */
  async find(question: string, { ids, ...type }: EntityNames): Promise<FoundEntities | undefined> {
    if (this.isAway() || ids.length > maxEntities) return undefined;
    const { session } = this;
    const keys = ids.map((id) => entityKey({ ...type, id }));
    const found = await this.ask(() => this.redis.findEntities(keys.length, ...keys, question));
    if (!found || session !== this.session) return undefined;
    const [now, ...texts] = found;
    const nowMs = Number(now);
    this.sessionStartMs ??= nowMs;
    const startMs = this.sessionStartMs;
    const values = texts.map((text) => {
      const kept = text === null ? undefined : readKeptValue(text);
      return kept && kept.keptAtMs > startMs && kept.endsAtMs > nowMs ? kept.json : undefined;
    });
    return { values, lookUp: { session, atMs: nowMs } };
  }

  /** Of what a look-up has not found, and a subgraph has said since. Nobody need wait for it. */
  async keep(
    question: string,
    { ids, ...type }: EntityNames,
    { values, seconds, lookUp }: { values: readonly string[]; seconds: number; lookUp: LookUp },
  ): Promise<void> {
    if (lookUp.session !== this.session || this.isAway()) return;
    const fitting = ids.flatMap((id, index) => {
      const json = values[index] ?? "";
      return json !== "" && json.length <= maxCharacters ? [{ key: entityKey({ ...type, id }), json }] : [];
    });
    if (fitting.length === 0) return;
    const keys = fitting.map(({ key }) => key);
    const forMs = String(1000 * Math.min(seconds, this.definition.maxSeconds));
    const latest = String(lookUp.atMs + latestKeepingMs);
    const texts = fitting.map(({ json }) => json);
    await this.ask(() => this.redis.keepEntities(keys.length, ...keys, question, forMs, latest, ...texts));
  }

  /** Whether an answer that everybody may be given for so many seconds is worth keeping. */
  isWorthKeeping(seconds: number): boolean {
    return seconds > unkeptSeconds;
  }

  private isAway(): boolean {
    return this.redis.status !== "ready" || performance.now() < this.restsUntil;
  }

  private async ask<T>(command: () => Promise<T>): Promise<T | undefined> {
    const { logger, timeoutMs = 100, restMs = 2000 } = this.definition;
    try {
      return await inTime(this.redis, command, timeoutMs);
    } catch (error) {
      this.beginSession();
      this.restsUntil = performance.now() + restMs;
      logger.warn({ reason: error instanceof Error ? error.message : "unknown" }, "entities are not looked up");
      return undefined;
    }
  }

  private beginSession(): void {
    this.session += 1;
    this.sessionStartMs = undefined;
  }
}
