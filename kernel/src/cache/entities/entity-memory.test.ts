import { expect, test } from "vitest";
import { EntityMemory, type EntityMemoryLimits } from "./entity-memory.js";

const products = { subgraph: "catalog", type: "Product" };
const manager = { query: async () => [] } as never;

function memoryAt(limits?: EntityMemoryLimits) {
  const clock = { seconds: 1000 };
  const memory = new EntityMemory(limits, () => clock.seconds * 1000);
  const [cache, changes] = [memory.cache(60), memory.changesOf("catalog")];
  const find = async (id: string, query = "name") => (await cache.find(query, { ...products, ids: [id] }))?.values[0];
  const keep = async (id: string, json: string, { seconds = 30, query = "name" } = {}) => {
    const names = { ...products, ids: [id] };
    const found = await cache.find(query, names);
    if (found) await cache.store(query, names, { values: [json], seconds, lookUp: found.lookUp });
  };
  return { clock, find, keep, change: (...ids: string[]) => changes.beforeCommit(manager, "Product", ids) };
}

test.each([
  ["no longer than the subgraph's lifetime", 30, 29.9, 30.1],
  ["no longer than the configured lifetime", 600, 59.9, 60.1],
])("a value is cached %s", async (_rule, seconds, still, expired) => {
  const { clock, find, keep } = memoryAt();
  await keep("1", '"a"', { seconds });
  clock.seconds += still;
  expect(await find("1")).toBe('"a"');
  clock.seconds += expired - still;
  expect(await find("1")).toBeUndefined();
});

test.each([
  [140, false],
  [149.9, false],
  [150.1, true],
])("%d seconds after a change the entity can be cached again: %p", async (seconds, cached) => {
  const { clock, find, keep, change } = memoryAt();
  await change("1");
  clock.seconds += seconds;
  await keep("1", '"new"');
  expect(await find("1")).toBe(cached ? '"new"' : undefined);
});

test("each change restarts that period", async () => {
  const { clock, find, keep, change } = memoryAt();
  await change("1");
  clock.seconds += 100;
  await change("2");
  await change("1");
  clock.seconds += 100;
  await keep("1", '"new"');
  expect(await find("1")).toBeUndefined();
  // removes only the expired changes
  clock.seconds += 49;
  await change("3");
  await keep("1", '"new"');
  await keep("2", '"new"');
  expect([await find("1"), await find("2")]).toEqual([undefined, undefined]);
});

test("the least recently used entity is evicted when memory is full", async () => {
  const { find, keep } = memoryAt({ characters: 1000 });
  const json = `"${"x".repeat(98)}"`;
  await keep("1", json);
  await keep("2", json);
  await keep("3", json);
  await find("1");
  await keep("4", json);
  expect([await find("1"), await find("2"), await find("3"), await find("4")]).toEqual([json, undefined, json, json]);
});

test("too many changes to track stop all caching, and no change is lost", async () => {
  const { clock, find, keep, change } = memoryAt({ changed: 3 });
  await keep("kept", '"old"');
  await change("1", "2", "3");
  expect(await find("kept")).toBe('"old"');
  await change("4");
  for (const id of ["1", "4", "kept"]) {
    await keep(id, '"old"');
    expect(await find(id)).toBeUndefined();
  }
  clock.seconds += 150.1;
  await keep("1", '"new"');
  expect(await find("1")).toBe('"new"');
});

test("expired changes make room for others in any order", async () => {
  const { clock, find, keep, change } = memoryAt({ changed: 2 });
  await change("1");
  clock.seconds += 10;
  await change("2");
  clock.seconds += 130;
  await change("1");
  clock.seconds += 25;
  await change("3");
  await keep("2", '"new"');
  expect(await find("2")).toBe('"new"');
});

test("questions with expired answers make room for others", async () => {
  const { clock, find, keep } = memoryAt();
  await keep("1", '"long"', { query: "long", seconds: 50 });
  for (let n = 0; n < 31; n += 1) await keep("1", '"short"', { query: `question ${n}`, seconds: 10 });
  clock.seconds += 20;
  await keep("1", '"other"', { query: "other" });
  expect([await find("1", "long"), await find("1", "other")]).toEqual(['"long"', '"other"']);
});
