import type { Logger } from "@souk/kernel/logger";
import { PassingRedis } from "@souk/kernel/passing-redis";
import type { RouterConfig } from "../../config.js";
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
  // a request waits for it
  const definition = { url: redisUrl, purpose: "rate limits", commandTimeoutMs: 250 };
  const { redis } = opened.use(new PassingRedis(definition, logger));
  return new RateLimits(rateTable, redisCounters(redis, logger));
}
