import { beforeEach, expect, test } from "vitest";
import { FederatedGraph, errorTexts, type FakeAnswer, type TestAnswer } from "../testing/federated-graph.js";
import type { EntityQuery, CachedEntities } from "./cached-entities.js";

const subgraphs = {
  carts: {
    sdl: `
      type Query { lines: [Line!] total(of: String): Int }
      type Mutation { add: [Line!] }
      type Line { product: Product other: Product }
      type Product @key(fields: "id") { id: ID! }`,
  },
  catalog: {
    sdl: `type Product @key(fields: "id") { id: ID! name(in: String): String }`,
  },
};

const lines = [1, 2, 1, 3].map((id) => ({ product: { __typename: "Product", id: String(id) } }));

/** An entity cache in the test's memory. */
class Memory implements CachedEntities {
  readonly values = new Map<string, string>();
  readonly queries: EntityQuery[] = [];
  isCacheable = (seconds: number): boolean => seconds > 1;

  async find(query: EntityQuery) {
    this.queries.push(query);
    const keys = query.representations.map((each) => `${query.text} ${each}`);
    return {
      values: keys.map((key) => this.values.get(key)),
      store: (values: ReadonlyMap<number, string>) => {
        for (const [index, value] of values) this.values.set(keys[index] ?? "", value);
      },
    };
  }
}

let graph: FederatedGraph;
let memory: Memory;
let requested: unknown[];
let publicSeconds: number;
let names: Record<string, string>;

beforeEach(async () => {
  graph = await FederatedGraph.open(subgraphs);
  memory = new Memory();
  [requested, publicSeconds, names] = [[], 60, { 1: "one", 2: "two", 3: "three" }];
});

const carts: FakeAnswer = ({ query }) => ({ data: query.startsWith("mutation") ? { add: lines } : { lines } });
const catalog: FakeAnswer = ({ variables }) => {
  const representations = Object.values(variables).find((value) => Array.isArray(value)) as { id: string }[];
  requested.push(representations.map(({ id }) => id));
  return {
    publicSeconds,
    data: { _entities: representations.map(({ id }) => (names[id] ? { name: names[id] } : null)) },
  };
};

function run(query: string, fakes: Record<string, FakeAnswer> = {}, variables = {}): Promise<TestAnswer> {
  return graph.run({ query, variables, fakes: { carts, catalog, ...fakes }, cachedEntities: memory });
}

const query = "{ lines { product { name } } }";
const named = (...all: (string | null)[]) => ({ lines: all.map((name) => ({ product: { name } })) });

test("a cached entity is not requested again for any of its places", async () => {
  const first = await run(query);
  const second = await run(query);
  expect(requested).toEqual([["1", "2", "3"]]);
  expect([first.data, second.data]).toEqual([named("one", "two", "one", "three"), named("one", "two", "one", "three")]);
});

test("only missing entities are requested, and the answer has both", async () => {
  await run(query);
  for (const key of memory.values.keys()) if (key.includes('"id":"2"')) memory.values.delete(key);
  names["2"] = "second";
  expect((await run(query)).data).toEqual(named("one", "second", "one", "three"));
  expect(requested).toEqual([["1", "2", "3"], ["2"]]);
  expect((await run(query)).data).toEqual(named("one", "second", "one", "three"));
});

test("different arguments are cached separately", async () => {
  const withArgument = "query ($in: String) { lines { product { name(in: $in) } } }";
  for (const language of ["en", "fr", "en"]) await run(withArgument, {}, { in: language });
  expect(requested).toHaveLength(2);
});

test("a private answer is not cached, and look-ups stop until an answer is public", async () => {
  publicSeconds = 0;
  for (let n = 0; n < 3; n += 1) await run(query);
  expect([requested.length, memory.queries.length, memory.values.size]).toEqual([3, 1, 0]);
  publicSeconds = 60;
  await run(query);
  await run(query);
  await run(query);
  expect([requested.length, memory.values.size]).toEqual([5, 3]);
});

test("answers with errors and missing entities are not cached", async () => {
  const failing: FakeAnswer = (request) => ({
    ...(catalog(request) as object),
    errors: [{ message: "broken", path: ["_entities", 0, "name"] }],
  });
  expect(errorTexts((await run(query, { catalog: failing })).errors)).toContain("lines.0.product.name: broken");
  expect(memory.values.size).toBe(0);
  names = { 1: "one" };
  await run(query);
  await run(query);
  expect([...memory.values.values()]).toEqual(['{"name":"one"}']);
});

test("a mutation does not use the cache", async () => {
  await run(query);
  await run("mutation { add { product { name } } }");
  expect(requested).toHaveLength(2);
});

test("an entity is requested when its cached text is not JSON", async () => {
  await run(query);
  for (const key of memory.values.keys()) memory.values.set(key, "{");
  expect((await run(query)).data).toEqual(named("one", "two", "one", "three"));
});
