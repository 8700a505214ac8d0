import type { Logger } from "@souk/kernel/logging/logger";
import { OptionalRedis } from "@souk/kernel/cache/optional-redis";
import type { RouterConfig } from "../../config.js";
import { newMemoryCounter, newWorkerCounter, redisCounters, type NewRateCounter } from "./rate-counter.js";

interface RateCounterDependencies {
  readonly logger: Logger;
  /** Whether this process is one of several workers, whose parent counts for all. */
  readonly isWorker: boolean;
}

const firstConnectionMs = 2000;

/**
 * Returns the function that opens counters: in Redis, or in memory without it. Waits for the connection to Redis, so
 * that the first requests count for all replicas, too. It closes with `resources`.
 */
export async function openRateCounters(
  { redisUrl, rateTable, captcha }: Pick<RouterConfig, "redisUrl" | "rateTable" | "captcha">,
  { logger, isWorker }: RateCounterDependencies,
  resources: AsyncDisposableStack,
): Promise<NewRateCounter> {
  const isCounting = rateTable !== undefined || captcha !== undefined;
  if (redisUrl === undefined || !isCounting) return isWorker ? newWorkerCounter : newMemoryCounter;
  const connection = resources.use(new OptionalRedis({ url: redisUrl, purpose: "rate limits" }, logger));
  await connection.untilConnected(firstConnectionMs);
  return redisCounters({ redis: connection.redis, logger });
}
