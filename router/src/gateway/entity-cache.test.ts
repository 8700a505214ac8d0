import { expect, test } from "vitest";
import { nobody, type Viewer } from "@souk/kernel/identity/viewer";
import { cachedEntitiesFor } from "./entity-cache.js";
import type { RouterContext, SubgraphReply } from "./router-context.js";

interface Counted {
  readonly hits: number;
  readonly misses: number;
}

function cacheFor(viewer: Viewer, values: readonly (string | undefined)[] = []) {
  const [requested, stored, counted]: [string[][], string[][], Counted[]] = [[], [], []];
  const cache = {
    find: async (
      _query: string,
      { subgraph, type, ids }: { subgraph: string; type: string; ids: readonly string[] },
    ) => {
      requested.push([subgraph, type, ...ids]);
      return { values, lookUp: { session: 0, atMs: 0 } };
    },
    store: async (_query: string, { ids }: { ids: readonly string[] }, given: { values: readonly string[] }) => {
      stored.push(ids.map((id, index) => `${id} ${given.values[index]}`));
    },
  };
  const reply: SubgraphReply = { idempotencyReplayed: false };
  const metrics = { countCachedEntities: (_subgraph: string, figures: Counted) => void counted.push(figures) };
  return {
    of: cachedEntitiesFor({ cache, metrics }, { viewer, reply } as RouterContext),
    requested,
    stored,
    counted,
    reply,
  };
}

const user = { kind: "user", id: "1", username: "a", sessionId: "s" } as const;

test.each<[who: string, viewer: Viewer, may: boolean]>([
  ["nobody", nobody, true],
  ["a guest", { kind: "guest", id: "1", sessionId: "s" }, true],
  ["a customer", { ...user, role: "CUSTOMER" }, true],
  ["a customer's key, which may not read everything", { ...user, role: "CUSTOMER", scopes: [] }, false],
  ["an instructor", { ...user, role: "INSTRUCTOR" }, false],
  ["an admin", { ...user, role: "ADMIN" }, false],
])("whether the shared entity cache serves %s: %#", (_who, viewer, may) => {
  expect(cacheFor(viewer).of !== undefined).toBe(may);
});

const product = (id: string): string => `{"__typename":"Product","id":"${id}"}`;
const query = { subgraph: "catalog", text: "name" };

test.each([
  ["more than a key", ['{"__typename":"Product","id":"1","weight":2}']],
  ["another key", ['{"__typename":"Product","sku":"1"}']],
  ["a key that is not plain", ['{"__typename":"Product","id":"a\\"b"}']],
  ["several types", [product("1"), '{"__typename":"Course","id":"1"}']],
  ["nothing", []],
])("no cache look-up for %s", async (_what, representations) => {
  const { of, requested } = cacheFor(nobody);
  expect([await of?.find({ ...query, representations }), requested]).toEqual([undefined, []]);
});

test("hits are counted and make the answer public; misses are stored under their own id", async () => {
  const { of, requested, stored, counted, reply } = cacheFor(nobody, ['{"name":"one"}', undefined, undefined]);
  const found = await of?.find({ ...query, representations: ["1", "2", "3"].map(product) });
  expect([requested, counted, reply.isPublic]).toEqual([
    [["catalog", "Product", "1", "2", "3"]],
    [{ hits: 1, misses: 2 }],
    true,
  ]);
  found?.store(new Map([[2, '{"name":"three"}']]), 60);
  expect(stored).toEqual([['3 {"name":"three"}']]);
});

test("a hit does not make a private answer public", async () => {
  const { of, reply } = cacheFor(nobody, ["{}"]);
  reply.isPublic = false;
  await of?.find({ ...query, representations: [product("1")] });
  expect(reply.isPublic).toBe(false);
});
