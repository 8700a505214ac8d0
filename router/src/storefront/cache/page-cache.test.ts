import { beforeEach, describe, expect, test } from "vitest";
import { PageCache, type Rendered } from "./page-cache.js";
import type { PageCacheEvent } from "./page-cache-metrics.js";
import { StoredPage } from "./stored-page.js";

let nowMs: number;
let events: PageCacheEvent[];
let renders: number;

beforeEach(() => {
  [nowMs, renders] = [0, 0];
  events = [];
});

function openCache(maxBytes = 1_000_000): PageCache {
  const metrics = { count: (event: PageCacheEvent) => void events.push(event), countPurged: () => undefined };
  return new PageCache({ maxAgeMs: 60_000, maxBytes, metrics: metrics as never, now: () => nowMs });
}

function renderer(html = "<p>1</p>", keys: readonly string[] = ["Product:1"]) {
  return async (madeAtMs: number): Promise<Rendered<string>> => {
    renders += 1;
    return { page: await StoredPage.of(html, { locale: "en", tag: `W/"${html}"`, keys: new Set(keys), madeAtMs }) };
  };
}

async function tagOf(found: Promise<Rendered<string>>): Promise<string> {
  const rendered = await found;
  return "page" in rendered ? rendered.page.definition.tag : rendered.other;
}

describe("a page", () => {
  test("is rendered once for concurrent requests, and not again while it is new", async () => {
    const cache = openCache();
    await Promise.all([1, 2, 3].map(() => cache.find("/", renderer())));
    nowMs = 29_999;
    await cache.find("/", renderer());
    expect([renders, events]).toEqual([1, ["miss", "shared", "shared", "hit"]]);
  });

  test("is rendered in the background in the second half of its age", async () => {
    const cache = openCache();
    await cache.find("/", renderer("old"));
    nowMs = 30_000;
    expect(await tagOf(cache.find("/", renderer("new")))).toBe('W/"old"');
    await new Promise(setImmediate);
    expect(renders).toBe(2);
  });

  test("is not sent at its maximum age, whether or not changes are reported", async () => {
    const cache = openCache();
    await cache.find("/", renderer("old"));
    nowMs = 60_000;
    expect(await tagOf(cache.find("/", renderer("new")))).toBe('W/"new"');
  });

  test.each([
    ["one of its objects", ["Product:1"], 2],
    ["anything", ["*"], 2],
    ["another object", ["Product:2", "Product"], 1],
  ])("after a change of %s", async (_what, keys, count) => {
    const cache = openCache();
    await cache.find("/", renderer());
    cache.purge(keys);
    await cache.find("/", renderer());
    expect(renders).toBe(count);
  });

  test.each([[["Product:1"]], [["*"]]])("is not stored if its data changed during the render: %s", async (keys) => {
    const cache = openCache();
    const found = cache.find("/", renderer());
    cache.purge(keys);
    await found;
    await cache.find("/", renderer());
    expect(renders).toBe(2);
  });

  test("that cannot be stored belongs to one request: the others render for themselves", async () => {
    const cache = openCache();
    const failing = (text: string) => async (): Promise<Rendered<string>> => ({ other: text });
    const found = await Promise.all([tagOf(cache.find("/", failing("a"))), tagOf(cache.find("/", failing("b")))]);
    expect(found).toEqual(["a", "b"]);
    expect(cache.bytes).toBe(0);
  });
});

describe("the memory", () => {
  const random = (length: number) => Array.from({ length }, () => Math.random().toString(36)[2] ?? "x").join("");

  test("is bounded: the least recently used page is dropped first", async () => {
    const cache = openCache(40_000);
    for (const path of ["/a", "/b", "/a", "/c", "/d", "/e", "/a"]) await cache.find(path, renderer(random(4000)));
    expect(cache.bytes).toBeLessThanOrEqual(40_000);
    expect(events).toContain("evicted");
    expect(events.at(-1)).toBe("hit");
  });

  test("reserves a part for pages without parameters", async () => {
    const cache = openCache(40_000);
    await cache.find("/", renderer(random(6000)));
    for (let page = 0; page < 50; page += 1) await cache.find(`/products?q=${page}`, renderer(random(1000)));
    await cache.find("/", renderer());
    expect(events.at(-1)).toBe("hit");
  });
});

test("a page is compressed once for each encoding, and all encodings have its text", async () => {
  const html = "é".repeat(10_000);
  const page = await StoredPage.of(html, { locale: "en", tag: "t", keys: new Set(), madeAtMs: 0 });
  const [first, second] = [await page.body("gzip"), await page.body("gzip")];
  expect(first).toBe(second);
  expect((await page.body("identity")).toString()).toBe(html);
  expect(first.length + (await page.body("br")).length).toBeLessThan(page.bytes);
});
