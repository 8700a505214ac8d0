import { Redis } from "ioredis";
import type { Logger } from "../logging/logger.js";
import { traceRedis } from "./trace-redis.js";

export interface OptionalRedisDefinition {
  readonly url: string;
  /** For log lines, such as "rate limits". */
  readonly purpose: string;
  /** Without a timeout, the caller must enforce its own deadline. */
  readonly commandTimeoutMs?: number;
}

/**
 * A connection to a Redis that the process can work without. Commands fail immediately while Redis is not connected.
 */
export class OptionalRedis implements AsyncDisposable {
  readonly redis: Redis;

  constructor({ url, purpose, commandTimeoutMs }: OptionalRedisDefinition, logger: Logger) {
    const redis = new Redis(url, {
      connectTimeout: 5000,
      ...(commandTimeoutMs === undefined ? {} : { commandTimeout: commandTimeoutMs }),
      disconnectTimeout: 200,
      retryStrategy: (attempt) => Math.min(attempt * 100, 2000),
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      enableAutoPipelining: true,
    });
    this.redis = traceRedis(redis);
    let isLogged = false;
    this.redis.on("ready", () => (isLogged = false));
    this.redis.on("error", ({ message }: Error) => {
      if (!isLogged) logger.warn({ reason: message }, `lost the connection to Redis for ${purpose}`);
      isLogged = true;
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.redis.status !== "ready") return this.redis.disconnect();
    await this.redis.quit().catch(() => this.redis.disconnect());
  }
}
