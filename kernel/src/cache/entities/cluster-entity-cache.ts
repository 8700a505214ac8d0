import type { EntityCache, FetchedEntities, FoundEntities, LookUp } from "./entity-cache.js";
import { entityBuckets, placesByBucket, type EntityNames } from "./entity-name.js";
import { RedisEntityCache, type RedisEntityCacheDefinition } from "./redis-entity-cache.js";

/** Opens the cache on one server or on a cluster. */
export function openRedisEntityCache(definition: RedisEntityCacheDefinition): EntityCache {
  const { redis } = definition.connection;
  return redis.isCluster ? new ClusterEntityCache(definition) : new RedisEntityCache(definition);
}

/**
 * Caches entities in a Redis Cluster. Each bucket is a cache of its own: its entities are on one node, which has its own
 * clock and fails on its own.
 */
class ClusterEntityCache implements EntityCache {
  private readonly buckets: readonly RedisEntityCache[];

  constructor(definition: RedisEntityCacheDefinition) {
    // each bucket listens to the connection
    definition.connection.redis.setMaxListeners(4 * entityBuckets);
    this.buckets = Array.from(
      { length: entityBuckets },
      (_, bucket) => new RedisEntityCache({ ...definition, bucket }),
    );
  }

  async find(query: string, names: EntityNames): Promise<FoundEntities | undefined> {
    const values = Array<string | undefined>(names.ids.length).fill(undefined);
    const lookUps = new Map<number, LookUp>();
    await Promise.all(
      [...placesByBucket(names.ids)].map(async ([bucket, places]) => {
        const found = await this.buckets[bucket]?.find(query, { ...names, ids: idsAt(names, places) });
        if (!found) return;
        lookUps.set(bucket, found.lookUp);
        for (const [index, place] of places.entries()) values[place] = found.values[index];
      }),
    );
    return lookUps.size === 0 ? undefined : { values, lookUp: { session: 0, atMs: 0, buckets: lookUps } };
  }

  async store(query: string, names: EntityNames, { values, seconds, lookUp }: FetchedEntities): Promise<void> {
    await Promise.all(
      [...placesByBucket(names.ids)].map(async ([bucket, places]) => {
        const ofBucket = lookUp.buckets?.get(bucket);
        if (!ofBucket) return;
        const fetched = { values: places.map((place) => values[place] ?? ""), seconds, lookUp: ofBucket };
        await this.buckets[bucket]?.store(query, { ...names, ids: idsAt(names, places) }, fetched);
      }),
    );
  }
}

function idsAt({ ids }: EntityNames, places: readonly number[]): string[] {
  return places.map((place) => ids[place] ?? "");
}
