import type { Logger } from "@souk/kernel/logger";
import type { RouterConfig } from "../../config.js";
import { RateRedis } from "./rate-redis.js";
import { newMemoryCounter, redisCounters } from "./rate-counter.js";
import { RateLimits } from "./rate-limits.js";

/** Undefined where limits are off. What it opens is closed with `opened`. */
export function openRateLimits(
  { rateTable, redisUrl }: Pick<RouterConfig, "rateTable" | "redisUrl">,
  logger: Logger,
  opened: AsyncDisposableStack,
): RateLimits | undefined {
  if (!rateTable) return undefined;
  if (redisUrl === undefined) return new RateLimits(rateTable, newMemoryCounter);
  const { redis } = opened.use(new RateRedis(redisUrl, logger));
  return new RateLimits(rateTable, redisCounters(redis, logger));
}
