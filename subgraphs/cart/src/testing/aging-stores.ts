import { randomUUID } from "node:crypto";
import type { RedisClient } from "@souk/kernel/cache/redis-client";
import type { Database } from "@souk/kernel/database/database";
import { MovableClock } from "@souk/kernel/testing/stand-ins/movable-clock";
import type { CartStore } from "../domain/cart-store.js";
import { PostgresCartRepository } from "../store/postgres-cart-repository.js";
import { RedisCartRepository } from "../store/redis-cart-repository.js";

/** Stores of the same carts, which become older without waiting. */
export interface AgingStores {
  withTtl(ttlSeconds: number): CartStore;
  elapse(seconds: number): Promise<void>;
  /** Returns the present of the carts: the time of their opening and all that elapsed. */
  now(): Date;
}

export function agingPostgresStores(database: Database): AgingStores {
  const clock = new MovableClock();
  return {
    withTtl: (ttlSeconds) => new PostgresCartRepository({ database, clock, ttlSeconds }),
    elapse: async (seconds) => clock.move(seconds),
    now: () => clock.now(),
  };
}

/** The server's clock cannot be moved, so time elapses by a shorter time to live for every key. */
export function agingRedisStores(redis: RedisClient): AgingStores {
  const keyPrefix = `${randomUUID()}:`;
  const clock = new MovableClock();
  return {
    withTtl: (ttlSeconds) => new RedisCartRepository({ redis, ttlSeconds, keyPrefix }),
    elapse: async (seconds) => {
      clock.move(seconds);
      const nodes = "nodes" in redis ? redis.nodes("master") : [redis];
      const keys = (await Promise.all(nodes.map((node) => node.keys(`*${keyPrefix}*`)))).flat();
      for (const key of keys) {
        const leftMs = await redis.pttl(key);
        // a time to live of 0 deletes the key; one without any stays
        if (leftMs >= 0) await redis.pexpire(key, Math.max(0, leftMs - seconds * 1000));
      }
    },
    now: () => clock.now(),
  };
}
