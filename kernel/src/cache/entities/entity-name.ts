/** Some entities of one subgraph, identified by their ids. */
export interface EntityNames {
  readonly subgraph: string;
  readonly type: string;
  readonly ids: readonly string[];
}

/**
 * The key of the Redis hash that holds an entity's cached answers or its change marker. In a cluster, the entities of a
 * bucket are on one node, so that one script can reach them.
 */
export function entityKey(
  { subgraph, type, id }: { subgraph: string; type: string; id: string },
  bucket?: number,
): string {
  if (bucket === undefined) return `souk:entity:${subgraph}:${type}:${id}`;
  return `souk:entity:{${subgraph}:${type}:${bucket}}:${id}`;
}

/** More buckets spread the entities of a type over more nodes, and divide a look-up into more commands. */
export const entityBuckets = 16;

/** Returns the bucket of an entity in a cluster; every process must compute the same. */
function bucketOf(id: string): number {
  let hash = 0;
  for (let place = 0; place < id.length; place += 1) hash = (hash * 31 + id.charCodeAt(place)) >>> 0;
  return hash % entityBuckets;
}

/** Returns the positions of the ids by their bucket. */
export function placesByBucket(ids: readonly string[]): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>();
  for (const [place, id] of ids.entries()) {
    const bucket = bucketOf(id);
    const known = places.get(bucket);
    if (known) known.push(place);
    else places.set(bucket, [place]);
  }
  return places;
}
