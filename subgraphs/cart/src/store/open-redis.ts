import { connectRedis, redisHosts, type RedisClient } from "@souk/kernel/cache/redis-client";
import { withTimeout } from "@souk/kernel/cache/redis-timeout";
import { traceRedis } from "@souk/kernel/cache/trace-redis";
import type { Logger } from "@souk/kernel/logging/logger";
import type { RedisSettings } from "./redis-settings.js";

// The cause is left out: ioredis attaches the command to it, and the command of a sign-in contains the password.
export class RedisUnreachableError extends Error {
  constructor(url: string, reason: string) {
    super(`cannot reach Redis at ${redisHosts(url)}: ${reason}`);
    this.name = "RedisUnreachableError";
  }
}

/** A connected Redis client. The caller that opens it disposes it. */
export class RedisConnection implements AsyncDisposable {
  constructor(readonly redis: RedisClient) {}

  /** Throws when Redis does not answer within `timeoutMs`. */
  async ping(timeoutMs: number): Promise<void> {
    await withTimeout(this.redis, () => this.redis.ping(), timeoutMs);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // quit waits for running commands; without a connection there are none
    if (this.redis.status !== "ready") return this.redis.disconnect();
    await this.redis.quit().catch(() => this.redis.disconnect());
  }
}

/** Waits until Redis answers. Throws RedisUnreachableError after `waitMs`, or at once when Redis refuses the user. */
export async function openRedis({ url, waitMs }: RedisSettings, logger: Logger): Promise<RedisConnection> {
  const redis = connectRedis(url, { commandTimeout: 3000 });
  try {
    await becomeReady(redis, url, waitMs);
  } catch (error) {
    redis.disconnect();
    throw error;
  }
  redis.on("error", (error: Error) => logger.warn({ reason: error.message }, "the connection to Redis was lost"));
  return new RedisConnection(traceRedis(redis));
}

function becomeReady(redis: RedisClient, url: string, waitMs: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let reason = "no answer";
  const giveUp = (): void => reject(new RedisUnreachableError(url, reason));
  const noteError = (error: Error): void => {
    reason = error.message || String((error as { code?: unknown }).code);
    if (error.name === "ReplyError" && !reason.startsWith("LOADING")) giveUp();
  };
  const timer = setTimeout(giveUp, waitMs);
  redis.on("error", noteError);
  redis.once("ready", resolve);
  return promise.finally(() => {
    clearTimeout(timer);
    redis.off("error", noteError);
    redis.off("ready", resolve);
    // ignores the last errors of a closed connection
    redis.on("error", () => undefined);
  });
}
