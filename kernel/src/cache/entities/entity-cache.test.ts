import { afterEach, beforeEach, expect, test } from "vitest";
import { until } from "../../testing/eventually.js";
import { describeEntityCaches, type TestEntityCache } from "../../testing/redis/entity-caches.js";
import type { FoundEntities } from "./entity-cache.js";

const products = { subgraph: "catalog", type: "Product" };
const attempt = { jobId: "1", attempt: 1, maxAttempts: 25 };

describeEntityCaches("cached entities", (open) => {
  let opened: TestEntityCache;
  /** The statements that the transactions of changes sent. */
  let queries: string[];

  beforeEach(async () => {
    opened = await open();
    queries = [];
  });
  afterEach(async () => opened[Symbol.asyncDispose]());

  const manager = {
    query: async (sql: string, given: unknown[]) => void queries.push(sql + JSON.stringify(given)),
  } as never;

  async function find(ids: readonly string[], query = "name"): Promise<FoundEntities> {
    const found = await opened.cache.find(query, { ...products, ids });
    if (!found) throw new Error("the cache is away");
    return found;
  }

  const values = async (ids: readonly string[], query?: string) => (await find(ids, query)).values;
  const change = (ids: readonly string[]) => opened.changes.beforeCommit(manager, "Product", ids);
  const runJob = (ids: readonly string[]) =>
    opened.changes.jobs.forgetEntities?.({ type: "Product", ids } as never, attempt);

  async function keep(id: string, json: string, { lookUp }: FoundEntities): Promise<void> {
    await opened.cache.store("name", { ...products, ids: [id] }, { values: [json], seconds: 30, lookUp });
  }

  async function read(ids: readonly string[], json: readonly string[], { query = "name", seconds = 30 } = {}) {
    const { lookUp } = await find(ids, query);
    await opened.cache.store(query, { ...products, ids }, { values: json, seconds, lookUp });
  }

  test("a cached value is found, separately by entity and question", async () => {
    await read(["1", "2"], ['{"name":"one"}', '{"name":"two"}']);
    await read(["2"], ['{"price":2}'], { query: "price" });
    expect(await values(["3", "2", "1"])).toEqual([undefined, '{"name":"two"}', '{"name":"one"}']);
    expect(await values(["1", "2"], "price")).toEqual([undefined, '{"price":2}']);
  });

  test("a new value replaces the old one", async () => {
    await read(["1"], ['"first"']);
    await read(["1"], ['"second"']);
    expect(await values(["1"])).toEqual(['"second"']);
  });

  test("entities with another subgraph, type or id are separate", async () => {
    await read(["1"], ['"one"']);
    for (const other of [{ subgraph: "courses" }, { type: "Category" }, { ids: ["11"] }]) {
      const found = await opened.cache.find("name", { ...products, ids: ["1"], ...other });
      expect(found?.values).toEqual([undefined]);
    }
  });

  test("a change is visible at once, and only for the changed entity", async () => {
    await read(["1", "2"], ['"old"', '"same"']);
    await read(["1"], ['"old"'], { query: "price" });
    await change(["1"]);
    expect(await values(["1", "2"])).toEqual([undefined, '"same"']);
    expect(await values(["1"], "price")).toEqual([undefined]);
  });

  test("a change is invalidated again by a job of its transaction", async () => {
    await change(["1", "2"]);
    expect(queries).toHaveLength(1);
    expect(queries[0]).toMatch(/forgetEntities.*Product.*1.*2/);
    await read(["3"], ['"old"']);
    await runJob(["3"]);
    expect(await values(["3"])).toEqual([undefined]);
  });

  test("a change without ids sends nothing", async () => {
    await change([]);
    expect(queries).toEqual([]);
  });

  test.each([
    ["before the invalidation", ["look", "change", "keep"]],
    ["between the invalidation and the commit", ["change", "look", "keep"]],
    ["before the change, and stores after its job", ["look", "change", "job", "keep"]],
    ["between the invalidation and the commit, and stores after the job", ["change", "look", "job", "keep"]],
  ])("a reader that read %s does not store the old value", async (_when, steps) => {
    await read(["1"], ['"old"']);
    let reader = await find(["1"]);
    for (const step of steps) {
      if (step === "look") reader = await find(["1"]);
      if (step === "change") await change(["1"]);
      if (step === "job") await runJob(["1"]);
      if (step === "keep") await keep("1", '"old"', reader);
    }
    expect(await values(["1"])).toEqual([undefined]);
  });

  test("a reader that stores after the change marker expired does not store the old value", async () => {
    const { values: found, lookUp } = await find(["1"]);
    await keep("1", '"old"', { values: found, lookUp: { session: lookUp.session, atMs: lookUp.atMs - 121_000 } });
    expect(await values(["1"])).toEqual([undefined]);
  });

  test("a value that expires before others of the same entity expires alone", async () => {
    // a pause of the process can last longer than the value, which is then stored again
    await until(async () => {
      await read(["3"], ['"short"'], { seconds: 0.1 });
      return (await values(["3"]))[0] === '"short"';
    });
    await read(["3"], ['"long"'], { query: "other" });
    await until(async () => (await values(["3"]))[0] === undefined);
    expect(await values(["3"], "other")).toEqual(['"long"']);
  });

  test("a value that is too large is not cached", async () => {
    await read(["1", "2"], [`"${"x".repeat(20_000)}"`, '"small"']);
    expect(await values(["1", "2"])).toEqual([undefined, '"small"']);
  });

  test("unlimited questions do not fill the cache", async () => {
    for (let n = 0; n < 40; n += 1) await read(["1"], ['"a"'], { query: `question ${n}` });
    const found = [];
    for (let n = 0; n < 40; n += 1) found.push(...(await values(["1"], `question ${n}`)));
    expect(found.filter((value) => value !== undefined).length).toBeLessThanOrEqual(32);
    expect(found.at(-1)).toBe('"a"');
  });
});
