import type { Logger } from "../../logging/logger.js";
import type { OptionalRedis } from "../optional-redis.js";
import { invalidatingChanges, type EntityChanges, type Invalidation } from "./entity-changes.js";
import { entityKey, placesByBucket } from "./entity-name.js";
import { withTimeout } from "../redis-timeout.js";
import { withEntityCommands, type EntityRedis } from "./entity-redis.js";
import { noStoreMs } from "./entity-cache-limits.js";

const timeoutMs = 500;
const restMs = 2000;

export interface RedisEntityChangesDefinition {
  readonly subgraph: string;
  readonly connection: OptionalRedis;
  readonly logger: Logger;
}

/** Invalidates the values that `RedisEntityCache` stores. */
export function redisEntityChanges({ subgraph, connection, logger }: RedisEntityChangesDefinition): EntityChanges {
  const redis: EntityRedis = withEntityCommands(connection.redis);
  let restsUntil = 0;
  const invalidate = async ({ type, ids }: Invalidation): Promise<void> => {
    const keysOf = (places: readonly number[], bucket?: number): string[] =>
      places.map((place) => entityKey({ subgraph, type, id: ids[place] ?? "" }, bucket));
    const groups = redis.isCluster
      ? [...placesByBucket(ids)].map(([bucket, places]) => keysOf(places, bucket))
      : [keysOf([...ids.keys()])];
    const forget = () =>
      Promise.all(groups.map((keys) => redis.forgetEntities(keys.length, ...keys, String(noStoreMs))));
    await withTimeout(redis, forget, timeoutMs);
  };
  return invalidatingChanges({
    invalidate,
    async invalidateNow(invalidation) {
      if (performance.now() < restsUntil) return;
      try {
        await invalidate(invalidation);
      } catch (error) {
        // rows are locked: other transactions must not wait for the timeout as well
        restsUntil = performance.now() + restMs;
        logger.warn(
          { reason: reasonOf(error), type: invalidation.type },
          "failed to invalidate cached entities, because Redis is unavailable; a job retries",
        );
      }
    },
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
