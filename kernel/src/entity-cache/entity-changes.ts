import type { EntityManager } from "typeorm";
import type { JobHandlers } from "../jobs.js";
import type { Logger } from "../logger.js";
import { enqueue } from "../outbox.js";
import type { PassingRedis } from "../passing-redis.js";
import { entityKey } from "./entity-name.js";
import { changedMs } from "./entity-scripts.js";
import { inTime, withEntityCommands, type EntityRedis } from "./entity-redis.js";

/** Tells those who keep entities of a subgraph which of them change. */
export interface EntityChanges {
  /** To be called in each transaction that changes entities, as the last of it. */
  beforeCommit(manager: EntityManager, type: string, ids: readonly string[]): Promise<void>;
  readonly jobs: JobHandlers;
}

/** For those whose answers nobody keeps. */
export const untoldChanges: EntityChanges = { beforeCommit: async () => undefined, jobs: {} };

const timeoutMs = 500;
const restMs = 2000;

interface Forgetting {
  readonly type: string;
  readonly ids: readonly string[];
}

export interface EntityChangesDefinition {
  readonly subgraph: string;
  readonly connection: PassingRedis;
  readonly logger: Logger;
}

/**
 * Entities are forgotten twice: before the commit, so that the next who reads after it finds nothing old; and by a job of the same
 * transaction, tried until Redis has taken it, for a Redis that was away before the commit.
 */
export function openEntityChanges({ subgraph, connection, logger }: EntityChangesDefinition): EntityChanges {
  const redis: EntityRedis = withEntityCommands(connection.redis);
  let restsUntil = 0;
  const forget = async ({ type, ids }: Forgetting): Promise<void> => {
    const keys = ids.map((id) => entityKey({ subgraph, type, id }));
    await inTime(redis, () => redis.forgetEntities(keys.length, ...keys, String(changedMs)), timeoutMs);
  };
  return {
    async beforeCommit(manager, type, ids) {
      if (ids.length === 0) return;
      await enqueue(manager, "forgetEntities", { type, ids } satisfies Forgetting);
      if (performance.now() < restsUntil) return;
      try {
        await forget({ type, ids });
      } catch (error) {
        // rows are locked: others shall not wait for it as well
        restsUntil = performance.now() + restMs;
        logger.warn({ reason: reasonOf(error), type }, "a change is told to caches later: Redis is away");
      }
    },
    jobs: { forgetEntities: (forgetting: Forgetting) => forget(forgetting) },
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
