import type { EntityMemory } from "@souk/kernel/cache/entities/entity-memory";
import { RedisEntityCache } from "@souk/kernel/cache/entities/redis-entity-cache";
import type { Logger } from "@souk/kernel/logging/logger";
import { PassingRedis } from "@souk/kernel/cache/passing-redis";
import type { RouterConfig } from "../config.js";
import type { RouterMetrics } from "../metrics/router-metrics.js";
import type { KeptEntitiesParts } from "./entity-cache.js";

interface EntityCacheSurroundings {
  readonly logger: Logger;
  readonly metrics: RouterMetrics;
  readonly entityMemory: EntityMemory | undefined;
}

/**
 * Opens the entity cache and closes it with `opened`. Undefined when caching is off, and for Apollo's gateway, which
 * fetches by itself.
 */
export function openEntityCache(
  {
    engine,
    redisUrl,
    entityCacheSeconds: maxSeconds,
  }: Pick<RouterConfig, "engine" | "redisUrl" | "entityCacheSeconds">,
  { logger, metrics, entityMemory }: EntityCacheSurroundings,
  opened: AsyncDisposableStack,
): KeptEntitiesParts | undefined {
  if (engine !== "souk" || maxSeconds === 0) return undefined;
  if (redisUrl === undefined) return entityMemory && { cache: entityMemory.cache(maxSeconds), metrics };
  const connection = opened.use(new PassingRedis({ url: redisUrl, purpose: "the entity cache" }, logger));
  return { cache: new RedisEntityCache({ connection, maxSeconds, logger }), metrics };
}
