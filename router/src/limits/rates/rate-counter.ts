import type { Logger } from "@souk/kernel/logging/logger";
import type { RedisClient } from "@souk/kernel/cache/redis-client";
import { withTimeout } from "@souk/kernel/cache/redis-timeout";
import { RateLimiterCluster, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import type { RateLimit } from "./rate-table.js";

export interface RateCount {
  readonly refused: boolean;
  readonly remaining: number;
  readonly resetMs: number;
}

/** Counts the points of one limit. */
export interface RateCounter {
  count(key: string, points: number): Promise<RateCount>;
}

export type NewRateCounter = (name: string, limit: RateLimit) => RateCounter;

interface Limiter {
  consume(key: string, points: number): Promise<RateLimiterRes>;
}

async function countBy(limiter: Limiter, key: string, points: number): Promise<RateCount> {
  try {
    const { remainingPoints, msBeforeNext } = await limiter.consume(key, points);
    return { refused: false, remaining: remainingPoints, resetMs: msBeforeNext };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return { refused: true, remaining: 0, resetMs: refusal.msBeforeNext };
  }
}

/** Counts in this process only. */
export const newMemoryCounter: NewRateCounter = (name, { points, seconds }) => {
  const limiter = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
  return { count: (key, requested) => countBy(limiter, key, requested) };
};

/** Counts in the parent process of this worker, for all its workers. */
export const newWorkerCounter: NewRateCounter = (name, { points, seconds }) => {
  const limiter = new RateLimiterCluster({ keyPrefix: name, points, duration: seconds, timeoutMs: 1000 });
  return { count: (key, requested) => countBy(limiter, key, requested) };
};

const redisRetryMs = 5000;

interface RedisCountersDefinition {
  readonly redis: RedisClient;
  readonly logger: Logger;
  /** Short by default: a request waits for its counts. */
  readonly timeoutMs?: number;
  readonly now?: () => number;
}

/**
 * Counts for all replicas together. While Redis is unavailable, each process counts alone: refusing every login would
 * be worse than a limit that is a few times higher.
 */
export function redisCounters({
  redis,
  logger,
  timeoutMs = 250,
  now = Date.now,
}: RedisCountersDefinition): NewRateCounter {
  let unavailableUntil = 0;
  const markUnavailable = (error: unknown): void => {
    if (unavailableUntil === 0)
      logger.warn({ reason: reasonOf(error) }, "Redis is unavailable; rate limits are counted in memory");
    unavailableUntil = now() + redisRetryMs;
  };
  const markAvailable = (): void => {
    if (unavailableUntil !== 0) logger.info("rate limits are counted in Redis again");
    unavailableUntil = 0;
  };
  return (name, limit) => {
    const { points, seconds } = limit;
    const shared = new RateLimiterRedis({ storeClient: redis, keyPrefix: `rate:${name}`, points, duration: seconds });
    const own = newMemoryCounter(name, limit);
    return {
      async count(key, requested) {
        if (now() < unavailableUntil) return own.count(key, requested);
        try {
          const count = await withTimeout(redis, () => countBy(shared, key, requested), timeoutMs);
          markAvailable();
          return count;
        } catch (error) {
          markUnavailable(error);
          return own.count(key, requested);
        }
      },
    };
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
