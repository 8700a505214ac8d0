import type { Logger } from "../../logging/logger.js";
import type { OptionalRedis } from "../optional-redis.js";
import type { EntityCache, FoundEntities, FetchedEntities } from "./entity-cache.js";
import { entityKey, type EntityNames } from "./entity-name.js";
import { withTimeout } from "../redis-timeout.js";
import { withEntityCommands, type EntityRedis } from "./entity-redis.js";
import { maxStoreDelayMs, maxCharacters } from "./entity-cache-limits.js";

/** The parsed field of an entity's hash. */
interface CachedValue {
  readonly cachedAtMs: number;
  readonly endsAtMs: number;
  readonly json: string;
}

function readCachedValue(text: string): CachedValue | undefined {
  const first = text.indexOf(" ");
  const second = text.indexOf(" ", first + 1);
  const [cachedAtMs, forMs] = [Number(text.slice(0, first)), Number(text.slice(first + 1, second))];
  if (first < 1 || second < 0 || !Number.isFinite(cachedAtMs) || !Number.isFinite(forMs)) return undefined;
  return { cachedAtMs, endsAtMs: cachedAtMs + forMs, json: text.slice(second + 1) };
}

export interface RedisEntityCacheDefinition {
  readonly connection: OptionalRedis;
  /** The maximum lifetime of a cached value. */
  readonly maxSeconds: number;
  readonly logger: Logger;
  readonly timeoutMs?: number;
  /** The time for which an unresponsive Redis is not queried. */
  readonly restMs?: number;
  /** The bucket of a cluster that has all of its entities; undefined without a cluster. */
  readonly bucket?: number;
}

/** The maximum number of entities in one look-up. */
const maxEntities = 500;

/**
 * Caches entity data from subgraphs, shared by all routers. Invalidations may not reach Redis while it is unavailable.
 * Therefore a new session begins with each connection, and after each command without an answer. Values cached before the
 * session are ignored, and values read before it are not cached.
 */
export class RedisEntityCache implements EntityCache {
  private readonly redis: EntityRedis;
  private session = 0;
  /** On the clock of Redis; undefined until the first answer of the session. */
  private sessionStartMs: number | undefined;
  private restsUntil = 0;

  constructor(private readonly definition: RedisEntityCacheDefinition) {
    this.redis = withEntityCommands(definition.connection.redis);
    const emitter: NodeJS.EventEmitter = this.redis;
    // a replica that becomes a master may lack the last invalidations
    for (const event of ["close", "-node", "node error"]) emitter.on(event, () => this.beginSession());
  }

  async find(query: string, { ids, ...type }: EntityNames): Promise<FoundEntities | undefined> {
    if (this.isUnavailable() || ids.length > maxEntities) return undefined;
    const { session } = this;
    const keys = ids.map((id) => entityKey({ ...type, id }, this.definition.bucket));
    const found = await this.run(() => this.redis.findEntities(keys.length, ...keys, query));
    if (!found || session !== this.session) return undefined;
    const [now, ...texts] = found;
    const nowMs = Number(now);
    this.sessionStartMs ??= nowMs;
    const startMs = this.sessionStartMs;
    const values = texts.map((text) => {
      const cached = text === null ? undefined : readCachedValue(text);
      return cached && cached.cachedAtMs > startMs && cached.endsAtMs > nowMs ? cached.json : undefined;
    });
    return { values, lookUp: { session, atMs: nowMs } };
  }

  async store(
    query: string,
    { ids, ...type }: EntityNames,
    { values, seconds, lookUp }: FetchedEntities,
  ): Promise<void> {
    if (lookUp.session !== this.session || this.isUnavailable()) return;
    const fitting = ids.flatMap((id, index) => {
      const json = values[index] ?? "";
      return json !== "" && json.length <= maxCharacters
        ? [{ key: entityKey({ ...type, id }, this.definition.bucket), json }]
        : [];
    });
    if (fitting.length === 0) return;
    const keys = fitting.map(({ key }) => key);
    const forMs = String(1000 * Math.min(seconds, this.definition.maxSeconds));
    const latest = String(lookUp.atMs + maxStoreDelayMs);
    const texts = fitting.map(({ json }) => json);
    await this.run(() => this.redis.storeEntities(keys.length, ...keys, query, forMs, latest, ...texts));
  }

  private isUnavailable(): boolean {
    return this.redis.status !== "ready" || performance.now() < this.restsUntil;
  }

  private async run<T>(command: () => Promise<T>): Promise<T | undefined> {
    const { logger, timeoutMs = 100, restMs = 2000 } = this.definition;
    try {
      return await withTimeout(this.redis, command, timeoutMs);
    } catch (error) {
      this.beginSession();
      this.restsUntil = performance.now() + restMs;
      logger.warn(
        { reason: error instanceof Error ? error.message : "unknown" },
        "the entity cache is unavailable; entities are fetched",
      );
      return undefined;
    }
  }

  private beginSession(): void {
    this.session += 1;
    this.sessionStartMs = undefined;
  }
}
