import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createLogger } from "../logger.js";
import { PassingRedis } from "../passing-redis.js";
import { TestRedis } from "../testing/test-redis.js";
import { withRedis } from "../testing/with-redis.js";
import { EntityCache, type FoundEntities } from "./entity-cache.js";
import { openEntityChanges, type EntityChanges } from "./entity-changes.js";
import { entityKey } from "./entity-name.js";

const logger = createLogger("test", "silent");
const products = { subgraph: "catalog", type: "Product" };
const manager = { query: async () => [] } as never;

withRedis("entities that are kept in Redis (on PATH)", () => {
  let opened: AsyncDisposableStack;
  let server: TestRedis;
  let connection: PassingRedis;
  let cache: EntityCache;
  let changes: EntityChanges;

  beforeEach(async () => {
    opened = new AsyncDisposableStack();
    server = opened.use(await TestRedis.start());
    connection = await connected();
    cache = new EntityCache({ connection, maxSeconds: 60, logger, restMs: 0 });
    changes = openEntityChanges({ subgraph: "catalog", connection: await connected(), logger });
  });
  afterEach(async () => opened.disposeAsync());

  async function connected(): Promise<PassingRedis> {
    const made = opened.use(new PassingRedis({ url: server.url, purpose: "the test" }, logger));
    await once(made.redis, "ready");
    return made;
  }

  async function find(ids: readonly string[], question = "name"): Promise<FoundEntities> {
    const found = await cache.find(question, { ...products, ids });
    if (!found) throw new Error("Redis is away");
    return found;
  }

  const values = async (ids: readonly string[], question?: string) => (await find(ids, question)).values;

  async function read(ids: readonly string[], json: readonly string[], { question = "name", seconds = 30 } = {}) {
    const { lookUp } = await find(ids, question);
    await cache.keep(question, { ...products, ids }, { values: json, seconds, lookUp });
  }

  test("what was read once is found, each entity and question by itself", async () => {
    await read(["1", "2"], ['{"name":"one"}', '{"name":"two"}']);
    await read(["2"], ['{"price":2}'], { question: "price" });
    expect(await values(["3", "2", "1"])).toEqual([undefined, '{"name":"two"}', '{"name":"one"}']);
    expect(await values(["1", "2"], "price")).toEqual([undefined, '{"price":2}']);
  });

  test("a change is found at once, and only of what has changed", async () => {
    await read(["1", "2"], ['"old"', '"same"']);
    await changes.beforeCommit(manager, "Product", ["1"]);
    expect(await values(["1", "2"])).toEqual([undefined, '"same"']);
  });

  test("who has read before a change does not put back what they have read", async () => {
    const reader = await find(["1"]);
    await changes.beforeCommit(manager, "Product", ["1"]);
    await cache.keep("name", { ...products, ids: ["1"] }, { values: ['"old"'], seconds: 30, lookUp: reader.lookUp });
    expect(await values(["1"])).toEqual([undefined]);
    expect(await connection.redis.pttl(entityKey({ ...products, id: "1" }))).toBeGreaterThan(140_000);
  });

  test("nor does one who comes back after the word of the change has gone", async () => {
    const { lookUp } = await find(["1"]);
    const early = { session: lookUp.session, atMs: lookUp.atMs - 121_000 };
    await cache.keep("name", { ...products, ids: ["1"] }, { values: ['"old"'], seconds: 30, lookUp: early });
    expect(await values(["1"])).toEqual([undefined]);
  });

  test("nothing is kept for longer than the subgraph and the setting say", async () => {
    await read(["1", "2"], ['"a"', '"b"'], { seconds: 600 });
    const left = await connection.redis.pttl(entityKey({ ...products, id: "1" }));
    expect(left).toBeGreaterThan(50_000);
    expect(left).toBeLessThanOrEqual(60_000);
    await read(["3"], ['"short"'], { seconds: 0.05 });
    await read(["3"], ['"long"'], { question: "other" });
    expect(await values(["3"])).toEqual(['"short"']);
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect([await values(["3"]), await values(["3"], "other")]).toEqual([[undefined], ['"long"']]);
  });

  test("what is too large is not kept, and questions without end fill nothing", async () => {
    await read(["1", "2"], [`"${"x".repeat(20_000)}"`, '"small"']);
    expect(await values(["1", "2"])).toEqual([undefined, '"small"']);
    for (let n = 0; n < 40; n += 1) await read(["1"], ['"a"'], { question: `question ${n}` });
    expect(await connection.redis.hlen(entityKey({ ...products, id: "1" }))).toBeLessThanOrEqual(32);
  });

  test("what was kept before a connection broke is not believed after it, nor is kept what was read before", async () => {
    await read(["1"], ['"old"']);
    const reader = await find(["2"]);
    const ready = once(connection.redis, "ready");
    connection.redis.disconnect(true);
    await ready;
    expect(await values(["1"])).toEqual([undefined]);
    await cache.keep("name", { ...products, ids: ["2"] }, { values: ['"old"'], seconds: 30, lookUp: reader.lookUp });
    expect(await values(["2"])).toEqual([undefined]);
    await read(["2"], ['"new"']);
    expect(await values(["2"])).toEqual(['"new"']);
  });

  test("a Redis that answers too late is not waited for, and not believed after", async () => {
    await read(["1"], ['"old"']);
    const resting = new EntityCache({ connection, maxSeconds: 60, logger, timeoutMs: 50, restMs: 300 });
    const ids = ["1"];
    expect((await resting.find("name", { ...products, ids }))?.values).toEqual([undefined]);
    await read(["1"], ['"newer"']);
    expect((await resting.find("name", { ...products, ids }))?.values).toEqual(['"newer"']);
    const other = await connected();
    const sleeping = other.redis.eval(
      "local t = redis.call('TIME') local e = t[1] * 1000 + t[2] / 1000 + 200 repeat t = redis.call('TIME') until t[1] * 1000 + t[2] / 1000 > e",
      0,
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    const startedAt = performance.now();
    expect(await resting.find("name", { ...products, ids })).toBeUndefined();
    for (let n = 0; n < 100; n += 1) expect(await resting.find("name", { ...products, ids })).toBeUndefined();
    expect(performance.now() - startedAt).toBeLessThan(150);
    await sleeping;
    await new Promise((resolve) => setTimeout(resolve, 350));
    expect((await resting.find("name", { ...products, ids }))?.values).toEqual([undefined]);
  });

  test("a change that Redis did not hear of is told by the job, which fails until it is", async () => {
    await read(["1"], ['"old"']);
    const away = new PassingRedis({ url: "redis://127.0.0.1:1", purpose: "the test" }, logger);
    opened.use(away);
    const queries: string[] = [];
    const enqueuing = {
      query: async (sql: string, given: unknown[]) => void queries.push(sql + JSON.stringify(given)),
    };
    const unheard = openEntityChanges({ subgraph: "catalog", connection: away, logger });
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

test("a Redis that is not there costs nothing and breaks nothing", async () => {
  await using connection = new PassingRedis({ url: "redis://127.0.0.1:1", purpose: "the test" }, logger);
  const cache = new EntityCache({ connection, maxSeconds: 60, logger });
  expect(await cache.find("name", { ...products, ids: ["1"] })).toBeUndefined();
});
