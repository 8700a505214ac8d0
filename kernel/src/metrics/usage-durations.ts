/**
 * The upper bounds of the buckets in which durations of operations are counted, in milliseconds. A last bucket has all
 * longer ones. Columns of the database of accounts have these bounds, so a change needs a migration.
 */
export const usageBoundsMs = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000] as const;

/** Returns the index of the bucket of a duration. */
export function usageBucketOf(durationMs: number): number {
  const found = usageBoundsMs.findIndex((boundMs) => durationMs <= boundMs);
  return found === -1 ? usageBoundsMs.length : found;
}

export const usageBucketCount = usageBoundsMs.length + 1;
