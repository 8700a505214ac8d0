import type { Logger } from "@souk/kernel/logger";
import { Redis } from "ioredis";

/** The connection that rate limits are counted by. Nothing waits for it: while it is not there, counting goes on in memory. */
export class RateRedis implements AsyncDisposable {
  readonly redis: Redis;

  constructor(url: string, logger: Logger) {
    this.redis = new Redis(url, {
      connectTimeout: 5000,
      // a request waits for it
      commandTimeout: 250,
      disconnectTimeout: 200,
      retryStrategy: (attempt) => Math.min(attempt * 100, 2000),
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      enableAutoPipelining: true,
    });
    let isTold = false;
    this.redis.on("ready", () => (isTold = false));
    this.redis.on("error", ({ message }: Error) => {
      if (!isTold) logger.warn({ reason: message }, "no connection to the Redis of rate limits");
      isTold = true;
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.redis.status !== "ready") return this.redis.disconnect();
    await this.redis.quit().catch(() => this.redis.disconnect());
  }
}
