import type { RedisClient } from "../redis-client.js";
import { findEntitiesLua, forgetEntitiesLua, storeEntitiesLua } from "./entity-scripts.js";

/** The scripts, as ioredis provides them after their definition. */
interface EntityCommands {
  findEntities(keys: number, ...keysAndArguments: string[]): Promise<(string | null)[]>;
  storeEntities(keys: number, ...keysAndArguments: string[]): Promise<null>;
  forgetEntities(keys: number, ...keysAndArguments: string[]): Promise<null>;
}

export type EntityRedis = RedisClient & EntityCommands;

export function withEntityCommands(redis: RedisClient): EntityRedis {
  redis.defineCommand("findEntities", { lua: findEntitiesLua });
  redis.defineCommand("storeEntities", { lua: storeEntitiesLua });
  redis.defineCommand("forgetEntities", { lua: forgetEntitiesLua });
  return redis as EntityRedis;
}

/** Throws when Redis is not connected or has not answered in time. After a timeout, the command may still have run. */
export async function withTimeout<T>(redis: RedisClient, command: () => Promise<T>, timeoutMs: number): Promise<T> {
  if (redis.status !== "ready") throw new Error("no connection to Redis");
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`Redis has not answered in ${timeoutMs} ms`)), timeoutMs);
  try {
    return await Promise.race([command(), promise]);
  } finally {
    clearTimeout(timer);
  }
}
