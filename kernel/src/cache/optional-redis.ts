import { once } from "node:events";
import type { Logger } from "../logging/logger.js";
import { connectRedis, type RedisClient } from "./redis-client.js";
import { traceRedis } from "./trace-redis.js";

export interface OptionalRedisDefinition {
  readonly url: string;
  /** For log lines, such as "rate limits". */
  readonly purpose: string;
}

/**
 * A connection to a Redis that the process can work without. Commands fail immediately while Redis is not connected, and
 * wait for as long as Redis hangs: the caller enforces a deadline, see `redis-timeout`.
 */
export class OptionalRedis implements AsyncDisposable {
  readonly redis: RedisClient;

  constructor({ url, purpose }: OptionalRedisDefinition, logger: Logger) {
    this.redis = traceRedis(connectRedis(url, { enableAutoPipelining: true }));
    let isLogged = false;
    this.redis.on("ready", () => (isLogged = false));
    this.redis.on("error", ({ message }: Error) => {
      if (!isLogged) logger.warn({ reason: message }, `lost the connection to Redis for ${purpose}`);
      isLogged = true;
    });
  }

  /** Waits until the connection is ready or a first attempt has failed, at most for `timeoutMs`. */
  async untilConnected(timeoutMs: number): Promise<void> {
    if (this.redis.status === "ready") return;
    const signal = AbortSignal.timeout(timeoutMs);
    const ends = ["ready", "close"].map((event) => once(this.redis, event, { signal }));
    // after a failure, the process works without Redis
    await Promise.race(ends).catch(() => undefined);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.redis.status !== "ready") return this.redis.disconnect();
    await this.redis.quit().catch(() => this.redis.disconnect());
  }
}
