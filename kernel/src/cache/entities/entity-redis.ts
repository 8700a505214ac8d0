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
