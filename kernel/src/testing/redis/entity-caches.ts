import { once } from "node:events";
import { afterAll, beforeAll, describe } from "vitest";
import type { EntityCache } from "../../cache/entities/entity-cache.js";
import type { EntityChanges } from "../../cache/entities/entity-changes.js";
import { EntityMemory } from "../../cache/entities/entity-memory.js";
import { openRedisEntityCache } from "../../cache/entities/cluster-entity-cache.js";
import { redisEntityChanges } from "../../cache/entities/redis-entity-changes.js";
import { createLogger } from "../../logging/logger.js";
import { OptionalRedis } from "../../cache/optional-redis.js";
import { TestRedis } from "./test-redis.js";
import { TestRedisCluster } from "./test-redis-cluster.js";
import { until } from "../eventually.js";
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
    body(async () => inRedis(await TestRedis.start()));
  });
  withRedis(`${what}, in a Redis Cluster`, () => {
    let cluster: TestRedisCluster;
    beforeAll(async () => {
      cluster = await TestRedisCluster.start();
    });
    afterAll(() => cluster[Symbol.asyncDispose]());
    body(async () => {
      await cluster.clear();
      return inRedis({ url: cluster.url, [Symbol.asyncDispose]: async () => undefined });
    });
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

async function inRedis(server: AsyncDisposable & { readonly url: string }): Promise<TestEntityCache> {
  await using resources = new AsyncDisposableStack();
  const logger = createLogger("test", "silent");
  const { url } = resources.use(server);
  const connect = async (): Promise<OptionalRedis> => {
    const connection = resources.use(new OptionalRedis({ url, purpose: "the test" }, logger));
    await once(connection.redis, "ready");
    return connection;
  };
  // a busy machine must not look like a lost Redis
  const cache = openRedisEntityCache({ connection: await connect(), maxSeconds, logger, timeoutMs: 10_000, restMs: 0 });
  // a cluster reports changes of its nodes shortly after the connection, and each begins a new session
  await until(async () => {
    const found = await cache.find("first", { subgraph: "catalog", type: "First", ids: ["1"] });
    return found !== undefined;
  });
  const changes = redisEntityChanges({ subgraph: "catalog", connection: await connect(), logger });
  const ownedResources = resources.move();
  return { cache, changes, [Symbol.asyncDispose]: () => ownedResources.disposeAsync() };
}
