import type { Logger } from "../logging/logger.js";
import { connectRedis, type RedisClient } from "./redis-client.js";
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
  readonly redis: RedisClient;

  constructor({ url, purpose, commandTimeoutMs }: OptionalRedisDefinition, logger: Logger) {
    const redis = connectRedis(url, {
      ...(commandTimeoutMs === undefined ? {} : { commandTimeout: commandTimeoutMs }),
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
