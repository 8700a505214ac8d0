import type { EntityManager } from "typeorm";
import type { JobHandlers } from "../jobs.js";
import { enqueue } from "../outbox.js";

/** Tells those who keep entities of a subgraph which of them change. */
export interface EntityChanges {
  /** To be called in each transaction that changes entities, as the last of it. */
  beforeCommit(manager: EntityManager, type: string, ids: readonly string[]): Promise<void>;
  readonly jobs: JobHandlers;
}

/** For those whose answers nobody keeps. */
export const untoldChanges: EntityChanges = { beforeCommit: async () => undefined, jobs: {} };

export interface Forgetting {
  readonly type: string;
  readonly ids: readonly string[];
}

export interface ForgettingWays {
  /** Throws where the cache has not taken it. */
  readonly forget: (forgetting: Forgetting) => Promise<void>;
  /** While the change holds its rows locked; never throws. */
  readonly forgetAtOnce: (forgetting: Forgetting) => Promise<void>;
}

/**
 * Entities are forgotten twice: before the commit, so that the next who reads after it finds nothing old; and by a job of the same
 * transaction, tried until the cache has taken it, for one that was away before the commit, and for a commit that took longer than
 * nothing was kept.
 */
export function toldChanges({ forget, forgetAtOnce }: ForgettingWays): EntityChanges {
  return {
    async beforeCommit(manager, type, ids) {
      if (ids.length === 0) return;
      await enqueue(manager, "forgetEntities", { type, ids } satisfies Forgetting);
      await forgetAtOnce({ type, ids });
    },
    jobs: { forgetEntities: forget },
  };
}
