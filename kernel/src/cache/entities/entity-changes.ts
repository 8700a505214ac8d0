import type { EntityManager } from "typeorm";
import type { JobHandlers } from "../../jobs/jobs.js";
import { enqueue } from "../../jobs/outbox.js";

/** Invalidates the cached entities of a subgraph when they change. */
export interface EntityChanges {
  /** Must be called in each transaction that changes entities, as its last step. */
  beforeCommit(manager: EntityManager, type: string, ids: readonly string[]): Promise<void>;
  readonly jobs: JobHandlers;
}

/** For subgraphs whose entities are not cached. */
export const uncachedChanges: EntityChanges = { beforeCommit: async () => undefined, jobs: {} };

export interface Invalidation {
  readonly type: string;
  readonly ids: readonly string[];
}

export interface Invalidators {
  /** Throws when the cache did not accept the invalidation. */
  readonly invalidate: (forgetting: Invalidation) => Promise<void>;
  /** Invalidates immediately, while the change holds row locks; never throws. */
  readonly invalidateNow: (forgetting: Invalidation) => Promise<void>;
}

/**
 * Entities are invalidated twice. The first invalidation comes before the commit, so that a read after the commit finds
 * no old value. The second is a job of the same transaction, retried until the cache accepts it. The job covers a cache
 * that was unavailable before the commit, and a commit that took longer than the no-store period after the first
 * invalidation.
 */
export function invalidatingChanges({ invalidate, invalidateNow }: Invalidators): EntityChanges {
  return {
    async beforeCommit(manager, type, ids) {
      if (ids.length === 0) return;
      await enqueue(manager, "forgetEntities", { type, ids } satisfies Invalidation);
      await invalidateNow({ type, ids });
    },
    jobs: { forgetEntities: invalidate },
  };
}
