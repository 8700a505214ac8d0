import { once } from "node:events";
import { describe } from "@jest/globals";
import type { EntityCache } from "../entity-cache/entity-cache.js";
import type { EntityChanges } from "../entity-cache/entity-changes.js";
import { EntityMemory } from "../entity-cache/entity-memory.js";
import { RedisEntityCache } from "../entity-cache/redis-entity-cache.js";
import { redisEntityChanges } from "../entity-cache/redis-entity-changes.js";
import { createLogger } from "../logger.js";
import { PassingRedis } from "../passing-redis.js";
import { TestRedis } from "./test-redis.js";
import { withRedis } from "./with-redis.js";

/** An entity cache, and the word of the catalog's changes to it. */
export interface TestEntityCache extends AsyncDisposable {
  readonly cache: EntityCache;
  readonly changes: EntityChanges;
}

/** Nothing is kept for longer than a minute. */
export type OpenEntityCache = () => Promise<TestEntityCache>;

/** What all forms of the cache have in common. The one in Redis is skipped on a machine without one. */
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
  await using opened = new AsyncDisposableStack();
  const logger = createLogger("test", "silent");
  const { url } = opened.use(await TestRedis.start());
  const connect = async (): Promise<PassingRedis> => {
    const connection = opened.use(new PassingRedis({ url, purpose: "the test" }, logger));
    await once(connection.redis, "ready");
    return connection;
  };
  const cache = new RedisEntityCache({ connection: await connect(), maxSeconds, logger, restMs: 0 });
  const changes = redisEntityChanges({ subgraph: "catalog", connection: await connect(), logger });
  const parts = opened.move();
  return { cache, changes, [Symbol.asyncDispose]: () => parts.disposeAsync() };
}
