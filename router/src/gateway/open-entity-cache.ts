import type { EntityMemory } from "@souk/kernel/entity-cache/entity-memory";
import { RedisEntityCache } from "@souk/kernel/entity-cache/redis-entity-cache";
import type { Logger } from "@souk/kernel/logger";
import { PassingRedis } from "@souk/kernel/passing-redis";
import type { RouterConfig } from "../config.js";
import type { RouterMetrics } from "../router-metrics.js";
import type { KeptEntitiesParts } from "./kept-entities-for.js";

interface EntityCacheSurroundings {
  readonly logger: Logger;
  readonly metrics: RouterMetrics;
  readonly entityMemory: EntityMemory | undefined;
}

/** Undefined where nothing is kept, and for Apollo's gateway, which asks for itself. What it opens is closed with `opened`. */
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
