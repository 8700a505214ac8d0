import { once } from "node:events";
import { describe } from "vitest";
import type { EntityCache } from "../../cache/entities/entity-cache.js";
import type { EntityChanges } from "../../cache/entities/entity-changes.js";
import { EntityMemory } from "../../cache/entities/entity-memory.js";
import { RedisEntityCache } from "../../cache/entities/redis-entity-cache.js";
import { redisEntityChanges } from "../../cache/entities/redis-entity-changes.js";
import { createLogger } from "../../logging/logger.js";
import { OptionalRedis } from "../../cache/optional-redis.js";
import { TestRedis } from "./test-redis.js";
import { withRedis } from "./with-redis.js";

/** An entity cache, and the invalidation of the catalog's changes in it. */
export interface TestEntityCache extends AsyncDisposable {
  readonly cache: EntityCache;
  readonly changes: EntityChanges;
}

/** Opens a cache that stores values for at most a minute. */
export type OpenEntityCache = () => Promise<TestEntityCache>;

/**
 * Runs the tests that all implementations of the cache share. The Redis tests are skipped on a machine without Redis.
 */
export function describeEntityCaches(what: string, body: (open: OpenEntityCache) => void): void {
  describe(`${what}, in memory`, () => {
    body(inMemory);
  });
  withRedis(`${what}, in Redis (on PATH)`, () => {
    body(inRedis);
  });
}

const maxSeconds = 60;

async function inMemory(): Promise<TestEntityCache> {
  const memory = new EntityMemory();
  return {
    cache: memory.cache(maxSeconds),
    changes: memory.changesOf("catalog"),
    [Symbol.asyncDispose]: async () => undefined,
  };
}

async function inRedis(): Promise<TestEntityCache> {
  await using resources = new AsyncDisposableStack();
  const logger = createLogger("test", "silent");
  const { url } = resources.use(await TestRedis.start());
  const connect = async (): Promise<OptionalRedis> => {
    const connection = resources.use(new OptionalRedis({ url, purpose: "the test" }, logger));
    await once(connection.redis, "ready");
    return connection;
  };
  // a busy machine must not look like a lost Redis
  const cache = new RedisEntityCache({ connection: await connect(), maxSeconds, logger, timeoutMs: 10_000, restMs: 0 });
  const changes = redisEntityChanges({ subgraph: "catalog", connection: await connect(), logger });
  const ownedResources = resources.move();
  return { cache, changes, [Symbol.asyncDispose]: () => ownedResources.disposeAsync() };
}
