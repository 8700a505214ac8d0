import { EntityCache } from "@souk/kernel/entity-cache/entity-cache";
import type { Logger } from "@souk/kernel/logger";
import { PassingRedis } from "@souk/kernel/passing-redis";
import type { RouterConfig } from "../config.js";
import type { RouterMetrics } from "../router-metrics.js";
import type { KeptEntitiesParts } from "./kept-entities-for.js";

/** Undefined where nothing is kept, and for Apollo's gateway, which asks for itself. What it opens is closed with `opened`. */
export function openEntityCache(
  { engine, redisUrl, entityCacheSeconds }: Pick<RouterConfig, "engine" | "redisUrl" | "entityCacheSeconds">,
  { logger, metrics }: { readonly logger: Logger; readonly metrics: RouterMetrics },
  opened: AsyncDisposableStack,
): KeptEntitiesParts | undefined {
  if (engine !== "souk" || redisUrl === undefined || entityCacheSeconds === 0) return undefined;
  const connection = opened.use(new PassingRedis({ url: redisUrl, purpose: "the entity cache" }, logger));
  return { cache: new EntityCache({ connection, maxSeconds: entityCacheSeconds, logger }), metrics };
}
