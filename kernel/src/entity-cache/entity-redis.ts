import type { Redis } from "ioredis";
import { findEntitiesLua, forgetEntitiesLua, keepEntitiesLua } from "./entity-scripts.js";

/** The scripts, as ioredis offers them once they are defined. */
interface EntityCommands {
  findEntities(keys: number, ...keysAndArguments: string[]): Promise<(string | null)[]>;
  keepEntities(keys: number, ...keysAndArguments: string[]): Promise<null>;
  forgetEntities(keys: number, ...keysAndArguments: string[]): Promise<null>;
}

export type EntityRedis = Redis & EntityCommands;

export function withEntityCommands(redis: Redis): EntityRedis {
  redis.defineCommand("findEntities", { lua: findEntitiesLua });
  redis.defineCommand("keepEntities", { lua: keepEntitiesLua });
  redis.defineCommand("forgetEntities", { lua: forgetEntitiesLua });
  return redis as EntityRedis;
}

/** Throws when Redis is not there, or has not answered in time: what it was told may have happened all the same. */
export async function inTime<T>(redis: Redis, command: () => Promise<T>, timeoutMs: number): Promise<T> {
  if (redis.status !== "ready") throw new Error("no connection to Redis");
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`Redis has not answered in ${timeoutMs} ms`)), timeoutMs);
  try {
    return await Promise.race([command(), promise]);
  } finally {
    clearTimeout(timer);
  }
}
