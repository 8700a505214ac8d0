import { describe, expect, test, vi } from "vitest";
import { parse } from "graphql";
import { Supergraph } from "../supergraph.js";
import { composed, FederatedGraph, type TestSubgraphs } from "../testing/federated-graph.js";
import { QueryPlanner } from "./query-planner.js";

const operation = (text: string) => ({ document: parse(text), name: undefined });

/** `prices` finds a product by its id, and `stock` by its code, which only `prices` returns. */
const chain: TestSubgraphs = {
  products: { sdl: `type Query { products: [Product!]! } type Product @key(fields: "id") { id: ID! name: String }` },
  prices: {
    sdl: `type Product @key(fields: "id") @key(fields: "code") { id: ID! code: ID! price(in: String): Int }`,
  },
  stock: {
    sdl: `type Product @key(fields: "code") {
      code: ID! price(in: String): Int @external onHand: Int
      worth: Int @requires(fields: "price(in: \\"EUR\\")")
      worthAbroad: Int @requires(fields: "price(in: \\"USD\\")")
    }`,
  },
};

describe("the planner", () => {
  const planned = async (subgraphs: TestSubgraphs, text: string): Promise<string> => {
    const planner = new QueryPlanner(Supergraph.read(composed(subgraphs)));
    const { stages } = await planner.plan(operation(text), 0);
    return JSON.stringify(stages.flatMap(({ fetches }) => fetches));
  };

  test("reaches a subgraph through the key of another one", async () => {
    const plan = await planned(chain, "{ products { onHand } }");
    expect(plan.match(/"subgraph":"\w+"/g)).toEqual([
      '"subgraph":"products"',
      '"subgraph":"prices"',
      '"subgraph":"stock"',
    ]);
  });

  test("requests fields that one field requires with different arguments under different names", async () => {
    const plan = await planned(chain, "{ products { worth worthAbroad } }");
    expect(plan).toContain('_souk0__price_0: price(in: \\"EUR\\")');
    expect(plan).toContain('_souk0__price_1: price(in: \\"USD\\")');
  });

  test("joins equal requests for entities at several places, and no others", async () => {
    const listsIn = async (text: string): Promise<number> =>
      (await planned(chain, text)).match(/_entities\(/g)?.length ?? 0;
    expect(await listsIn(`{ a: products { price } b: products { price } }`)).toBe(1);
    expect(await listsIn(`{ a: products { price(in: "1") } b: products { price(in: "2") } }`)).toBe(2);
  });

  test("compares the requests of a step by their texts, not each with all others", async () => {
    const textsFor = async (aliases: number): Promise<number> => {
      const selected = Array.from({ length: aliases }, (_, n) => `a${n}: products { price(in: "${n}") }`);
      const stringify = vi.spyOn(JSON, "stringify");
      await planned(chain, `{ ${selected.join(" ")} }`);
      const count = stringify.mock.calls.length;
      stringify.mockRestore();
      return count;
    };
    expect(await textsFor(40)).toBeLessThanOrEqual(2.2 * (await textsFor(20)));
  });

  test("asks a subgraph once in each level", async () => {
    const plan = await planned(chain, "{ products { onHand worth worthAbroad price } }");
    expect(plan.match(/"subgraph":"\w+"/g)).toHaveLength(3);
  });
});

/** No subgraph returns a type of objects for `Node`, and `second` cannot be entered by the key. */
const unreachable: TestSubgraphs = {
  first: { sdl: `interface Node @key(fields: "id") { id: ID! } type Query { node: Node }` },
  second: {
    sdl: `type Node @key(fields: "id", resolvable: false) @interfaceObject { id: ID! label: String } type Query { other: Node }`,
  },
};

test("a field without a route is refused with its name", async () => {
  const graph = await FederatedGraph.open(unreachable);
  await expect(graph.run({ query: "{ node { label } }" })).rejects.toThrow(
    "No subgraph that can be reached answers Query.node.label",
  );
});

/** Both subgraphs have a part of `Size`, which has no key. */
const divided: TestSubgraphs = {
  first: {
    sdl: `type Query { box: Box @shareable } type Box @shareable { size: Size } type Size @shareable { width: Int }`,
    resolvers: { Query: { box: () => ({ size: { width: 2 } }) } },
  },
  second: {
    sdl: `type Query { box: Box @shareable } type Box @shareable { size: Size } type Size @shareable { height: Int }`,
    resolvers: { Query: { box: () => ({ size: { height: 3 } }) } },
  },
};

test("an object without a key is requested from each subgraph that has a part of it", async () => {
  const graph = await FederatedGraph.open(divided);
  const { data, sent } = await graph.run({ query: "{ box { size { width height } } }" });
  expect(data).toEqual({ box: { size: { width: 2, height: 3 } } });
  expect(sent).toHaveLength(2);
});

test("a subgraph that requires a field may know the object by another key too", async () => {
  const graph = await FederatedGraph.open({
    first: {
      sdl: `type Query { thing: Thing } type Thing @key(fields: "id") { id: ID! weight: Int }`,
      resolvers: { Query: { thing: () => ({ id: "1", weight: 3 }) } },
    },
    second: {
      sdl: `type Thing @key(fields: "id") @key(fields: "code") { id: ID! code: ID! weight: Int @external fee: Int @requires(fields: "weight") }`,
      resolvers: { Thing: { fee: ({ weight }: { weight: number }) => weight * 2 } },
    },
  });
  expect((await graph.run({ query: "{ thing { fee } }" })).data).toEqual({ thing: { fee: 6 } });
});

test("an alias may equal the name of its field, also for an interface object", async () => {
  const ada = { __typename: "Person", id: "1", name: "Ada" };
  const graph = await FederatedGraph.open({
    people: {
      sdl: `type Query { people: [Named!]! }
        interface Named @key(fields: "id") { id: ID! name: String }
        type Person implements Named @key(fields: "id") { id: ID! name: String }`,
      resolvers: { Query: { people: () => [ada] }, Named: { __resolveReference: () => ada } },
    },
    logins: {
      sdl: `type Query { guests: [Named!]! } type Named @key(fields: "id") @interfaceObject { id: ID! login: String }`,
      resolvers: {
        Query: { guests: () => [{ id: "1" }] },
        Named: { __resolveReference: ({ id }: { id: string }) => ({ id }), login: () => "ada" },
      },
    },
  });
  const { data } = await graph.run({ query: "{ guests { ... on Person { login } id: id } people { login } }" });
  expect(data).toEqual({ guests: [{ login: "ada", id: "1" }], people: [{ login: "ada" }] });
});
