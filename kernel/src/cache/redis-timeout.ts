import type { RedisClient } from "./redis-client.js";

/** A wait is counted in this many parts, and a pause of the process ends only one of them. */
const parts = 5;

/**
 * Throws when Redis is not connected or has not answered in time. Time in which this process stood still hardly counts:
 * the answer may be there already. After a timeout, the command may still have run.
 */
export async function withTimeout<T>(redis: RedisClient, command: () => Promise<T>, timeoutMs: number): Promise<T> {
  if (redis.status !== "ready") throw new Error("no connection to Redis");
  const { promise, reject } = Promise.withResolvers<never>();
  let left = parts;
  const timer = setInterval(() => {
    left -= 1;
    if (left === 0) reject(new Error(`Redis has not answered in ${timeoutMs} ms`));
  }, timeoutMs / parts);
  try {
    return await Promise.race([command(), promise]);
  } finally {
    clearInterval(timer);
  }
}
