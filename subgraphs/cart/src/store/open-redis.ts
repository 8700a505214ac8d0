import type { Logger } from "@souk/kernel/logger";
import { Redis } from "ioredis";
import type { RedisSettings } from "./redis-settings.js";

// Its cause is left out: ioredis hangs the command on it, and that of a sign-in holds the password.
export class RedisUnreachableError extends Error {
  constructor(url: string, reason: string) {
    super(`cannot reach Redis at ${new URL(url).host}: ${reason}`);
    this.name = "RedisUnreachableError";
  }
}

/** A Redis that answers, closed by whoever opened it. */
export class RedisConnection implements AsyncDisposable {
  constructor(readonly redis: Redis) {}

  /** Throws when Redis does not answer within `timeoutMs`. */
  async ping(timeoutMs: number): Promise<void> {
    const timeout = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error("Redis does not answer")), timeoutMs).unref();
    });
    await Promise.race([this.redis.ping(), timeout]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // quit waits for what is under way; where there is no connection there is nothing to wait for
    if (this.redis.status !== "ready") return this.redis.disconnect();
    await this.redis.quit().catch(() => this.redis.disconnect());
  }
}

/** Waits until Redis answers. Throws RedisUnreachableError once `waitMs` is over, at once when Redis refuses the user. */
export async function openRedis({ url, waitMs }: RedisSettings, logger: Logger): Promise<RedisConnection> {
  const redis = new Redis(url, {
    connectTimeout: 5000,
    commandTimeout: 3000,
    // ioredis keeps the process alive for as long, even when the connection is gone already
    disconnectTimeout: 200,
    retryStrategy: (attempt) => Math.min(attempt * 100, 2000),
    // A command fails at once while there is no connection, and is not sent again when the connection breaks: it may have happened.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
  });
  try {
    await becomeReady(redis, url, waitMs);
  } catch (error) {
    redis.disconnect();
    throw error;
  }
  redis.on("error", (error: Error) => logger.warn({ reason: error.message }, "the connection to Redis was lost"));
  return new RedisConnection(redis);
}

function becomeReady(redis: Redis, url: string, waitMs: number): Promise<void> {
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
    // the last words of a connection that is given up
    redis.on("error", () => undefined);
  });
}
