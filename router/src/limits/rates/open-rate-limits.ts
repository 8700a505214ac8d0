import type { Logger } from "@souk/kernel/logging/logger";
import { OptionalRedis } from "@souk/kernel/cache/optional-redis";
import type { RouterConfig } from "../../config.js";
import { newMemoryCounter, newWorkerCounter, redisCounters } from "./rate-counter.js";
import { RateLimits } from "./rate-limits.js";

interface RateLimitDependencies {
  readonly logger: Logger;
  /** Whether this process is one of several workers, whose parent counts for all. */
  readonly isWorker: boolean;
}

/** Opens the rate limits and closes them with `resources`. Undefined when limits are off. */
export function openRateLimits(
  { rateTable, redisUrl }: Pick<RouterConfig, "rateTable" | "redisUrl">,
  { logger, isWorker }: RateLimitDependencies,
  resources: AsyncDisposableStack,
): RateLimits | undefined {
  if (!rateTable) return undefined;
  if (redisUrl === undefined) return new RateLimits(rateTable, isWorker ? newWorkerCounter : newMemoryCounter);
  // short timeout: a request waits for this command
  const definition = { url: redisUrl, purpose: "rate limits", commandTimeoutMs: 250 };
  const { redis } = resources.use(new OptionalRedis(definition, logger));
  return new RateLimits(rateTable, redisCounters(redis, logger));
}
