import { once } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLogger } from "../../logging/logger.js";
import { OptionalRedis } from "../optional-redis.js";
import { eventually, until } from "../../testing/eventually.js";
import { TestRedis } from "../../testing/redis/test-redis.js";
import { withRedis } from "../../testing/redis/with-redis.js";
import type { EntityRedis } from "./entity-redis.js";
import type { FoundEntities } from "./entity-cache.js";
import type { EntityChanges } from "./entity-changes.js";
import { entityKey } from "./entity-name.js";
import { RedisEntityCache } from "./redis-entity-cache.js";
import { redisEntityChanges } from "./redis-entity-changes.js";

const logger = createLogger("test", "silent");
const products = { subgraph: "catalog", type: "Product" };
const manager = { query: async () => [] } as never;

withRedis("entities cached in Redis (on PATH)", () => {
  let resources: AsyncDisposableStack;
  let server: TestRedis;
  let connection: OptionalRedis;
  let cache: RedisEntityCache;
  let changes: EntityChanges;

  beforeEach(async () => {
    resources = new AsyncDisposableStack();
    server = resources.use(await TestRedis.start());
    connection = await connected();
    // a busy machine must not look like a lost Redis
    cache = new RedisEntityCache({ connection, maxSeconds: 60, logger, timeoutMs: 10_000, restMs: 0 });
    changes = redisEntityChanges({ subgraph: "catalog", connection: await connected(), logger });
  });
  afterEach(async () => resources.disposeAsync());

  async function connected(): Promise<OptionalRedis> {
    const made = resources.use(new OptionalRedis({ url: server.url, purpose: "the test" }, logger));
    await once(made.redis, "ready");
    return made;
  }

  async function find(ids: readonly string[], query = "name"): Promise<FoundEntities> {
    const found = await cache.find(query, { ...products, ids });
    if (!found) throw new Error("Redis is away");
    return found;
  }

  const values = async (ids: readonly string[], query?: string) => (await find(ids, query)).values;

  async function read(ids: readonly string[], json: readonly string[], { query = "name", seconds = 30 } = {}) {
    const { lookUp } = await find(ids, query);
    await cache.store(query, { ...products, ids }, { values: json, seconds, lookUp });
  }

  test("the change marker lives longer than any operation", async () => {
    await changes.beforeCommit(manager, "Product", ["1"]);
    expect(await connection.redis.pttl(entityKey({ ...products, id: "1" }))).toBeGreaterThan(140_000);
  });

  test("a value is cached no longer than the subgraph and the setting allow", async () => {
    await read(["1", "2"], ['"a"', '"b"'], { seconds: 600 });
    const left = await connection.redis.pttl(entityKey({ ...products, id: "1" }));
    expect(left).toBeGreaterThan(50_000);
    expect(left).toBeLessThanOrEqual(60_000);
  });

  test("values cached before a lost connection are ignored after it, and values read before it are not cached", async () => {
    await read(["1"], ['"old"']);
    const reader = await find(["2"]);
    const ready = once(connection.redis, "ready");
    connection.redis.disconnect(true);
    await ready;
    expect(await values(["1"])).toEqual([undefined]);
    await cache.store("name", { ...products, ids: ["2"] }, { values: ['"old"'], seconds: 30, lookUp: reader.lookUp });
    expect(await values(["2"])).toEqual([undefined]);
    await read(["2"], ['"new"']);
    expect(await values(["2"])).toEqual(['"new"']);
  });

  test("a Redis that answers too late is not awaited, and its earlier values are ignored", async () => {
    await read(["1"], ['"old"']);
    const resting = new RedisEntityCache({ connection, maxSeconds: 60, logger, timeoutMs: 50, restMs: 300 });
    const found = async () => (await resting.find("name", { ...products, ids: ["1"] }))?.values;
    // after a stall of the machine, too, it rests
    const answered = () =>
      eventually(async () => {
        const answer = await found();
        if (!answer) throw new Error("Redis is away");
        return answer;
      });
    expect(await answered()).toEqual([undefined]);
    await until(async () => {
      await read(["1"], ['"newer"']);
      return (await found())?.[0] === '"newer"';
    });
    {
      using _paused = server.pause();
      expect(await found()).toBeUndefined();
      const sent = vi.spyOn(connection.redis as EntityRedis, "findEntities");
      expect(await Promise.all(Array.from({ length: 100 }, found))).toEqual(Array(100).fill(undefined));
      expect(sent).not.toHaveBeenCalled();
    }
    expect(await answered()).toEqual([undefined]);
  });

  test("a change that did not reach Redis is invalidated by the job, which fails until then", async () => {
    await read(["1"], ['"old"']);
    const unavailable = new OptionalRedis({ url: "redis://127.0.0.1:1", purpose: "the test" }, logger);
    resources.use(unavailable);
    const queries: string[] = [];
    const enqueuing = {
      query: async (sql: string, given: unknown[]) => void queries.push(sql + JSON.stringify(given)),
    };
    const unheard = redisEntityChanges({ subgraph: "catalog", connection: unavailable, logger });
    await unheard.beforeCommit(enqueuing as never, "Product", ["1"]);
    expect(queries.join()).toContain("forgetEntities");
    const attempt = { jobId: "1", attempt: 1, maxAttempts: 25 };
    const job = (of: EntityChanges) => of.jobs.forgetEntities?.({ type: "Product", ids: ["1"] } as never, attempt);
    await expect(job(unheard)).rejects.toThrow("no connection to Redis");
    expect(await values(["1"])).toEqual(['"old"']);
    await job(changes);
    expect(await values(["1"])).toEqual([undefined]);
  });
});

test("an unavailable Redis causes neither delays nor errors", async () => {
  await using connection = new OptionalRedis({ url: "redis://127.0.0.1:1", purpose: "the test" }, logger);
  const cache = new RedisEntityCache({ connection, maxSeconds: 60, logger });
  expect(await cache.find("name", { ...products, ids: ["1"] })).toBeUndefined();
});
