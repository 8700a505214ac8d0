import type { EntityMemory } from "@souk/kernel/cache/entities/entity-memory";
import { openRedisEntityCache } from "@souk/kernel/cache/entities/cluster-entity-cache";
import type { Logger } from "@souk/kernel/logging/logger";
import { OptionalRedis } from "@souk/kernel/cache/optional-redis";
import type { RouterConfig } from "../config.js";
import { isCacheable, type EntityCache } from "@souk/kernel/cache/entities/entity-cache";
import type { EntityNames } from "@souk/kernel/cache/entities/entity-name";
import { LRUCache } from "lru-cache";
import type { CachedEntities } from "@souk/federation-engine";
import { digest } from "../http/cacheable-response.js";
import type { RouterMetrics } from "../metrics/router-metrics.js";
import { notePublic, type RouterContext } from "./router-context.js";

export interface EntityCacheOptions {
  readonly cache: EntityCache;
  readonly metrics: Pick<RouterMetrics, "countCachedEntities">;
}

interface EntityCacheDependencies {
  readonly logger: Logger;
  readonly metrics: RouterMetrics;
  readonly entityMemory: EntityMemory | undefined;
}

/**
 * Opens the entity cache and closes it with `resources`. Undefined when caching is off, and for Apollo's gateway, which
 * fetches by itself.
 */
export function openEntityCache(
  {
    engine,
    redisUrl,
    entityCacheSeconds: maxSeconds,
  }: Pick<RouterConfig, "engine" | "redisUrl" | "entityCacheSeconds">,
  { logger, metrics, entityMemory }: EntityCacheDependencies,
  resources: AsyncDisposableStack,
): EntityCacheOptions | undefined {
  if (engine !== "souk" || maxSeconds === 0) return undefined;
  if (redisUrl === undefined) return entityMemory && { cache: entityMemory.cache(maxSeconds), metrics };
  const connection = resources.use(new OptionalRedis({ url: redisUrl, purpose: "the entity cache" }, logger));
  return { cache: openRedisEntityCache({ connection, maxSeconds, logger }), metrics };
}

/**
 * Returns the shared entity cache for this request. Undefined for viewers who see more than others, and for API keys,
 * which may not read everything: their queries always go to the subgraph.
 */
export function cachedEntitiesFor(
  { cache, metrics }: EntityCacheOptions,
  { viewer, reply }: RouterContext,
): CachedEntities | undefined {
  if (viewer.kind === "user" && (viewer.role !== "CUSTOMER" || viewer.scopes !== undefined)) return undefined;
  return {
    isCacheable: (seconds) => isCacheable(seconds),
    async find({ subgraph, text, representations }) {
      const names = namesOf(subgraph, representations);
      if (!names) return undefined;
      const query = digests.memo(text);
      const found = await cache.find(query, names);
      if (!found) return undefined;
      const hits = found.values.filter((value) => value !== undefined).length;
      metrics.countCachedEntities(subgraph, { hits, misses: representations.length - hits });
      if (hits > 0) notePublic(reply, true);
      return {
        values: found.values,
        store(values, seconds) {
          const ids = [...values.keys()].map((index) => names.ids[index] ?? "");
          void cache.store(query, { ...names, ids }, { values: [...values.values()], seconds, lookUp: found.lookUp });
        },
      };
    },
  };
}

/**
 * Returns the type and ids of the representations. Undefined when one has more than a plain `id` key, or when their
 * types differ: the cache is invalidated by type and id only.
 */
function namesOf(subgraph: string, representations: readonly string[]): EntityNames | undefined {
  let type: string | undefined;
  const ids: string[] = [];
  for (const representation of representations) {
    const [, named, id] = plainKey.exec(representation) ?? [];
    if (named === undefined || id === undefined || (type ?? named) !== named) return undefined;
    type = named;
    ids.push(id);
  }
  return type === undefined ? undefined : { subgraph, type, ids };
}

const plainKey = /^\{"__typename":"(\w+)","id":"([\w-]{1,100})"\}$/;

/** Digests of question texts; a plan uses the same text each time. */
const digests = new LRUCache<string, string>({ max: 1000, memoMethod: digest });
