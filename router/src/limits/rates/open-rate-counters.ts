import type { Logger } from "@souk/kernel/logging/logger";
import { OptionalRedis } from "@souk/kernel/cache/optional-redis";
import { newMemoryCounter, newWorkerCounter, redisCounters, type NewRateCounter } from "./rate-counter.js";

interface RateCounterDependencies {
  readonly redisUrl: string | undefined;
  readonly logger: Logger;
  /** Whether this process is one of several workers, whose parent counts for all. */
  readonly isWorker: boolean;
}

/**
 * Returns the function that opens counters: in Redis, or in memory without it. The first one connects to Redis; the
 * connection closes with `resources`.
 */
export function openRateCounters(
  { redisUrl, logger, isWorker }: RateCounterDependencies,
  resources: AsyncDisposableStack,
): NewRateCounter {
  if (redisUrl === undefined) return isWorker ? newWorkerCounter : newMemoryCounter;
  let counters: NewRateCounter | undefined;
  return (name, limit) => {
    counters ??= redisCounters(connect(redisUrl, logger, resources).redis, logger);
    return counters(name, limit);
  };
}

function connect(url: string, logger: Logger, resources: AsyncDisposableStack): OptionalRedis {
  // short timeout: a request waits for this command
  return resources.use(new OptionalRedis({ url, purpose: "rate limits", commandTimeoutMs: 250 }, logger));
}
