import { describe, expect, test } from "vitest";
import { expectRows } from "../testing/expect-rows.js";
import { FederatedGraph, type TestSubgraphs } from "../testing/federated-graph.js";

const subgraphs = (): TestSubgraphs => ({
  old: {
    sdl: `
      type Query { product: Product }
      type Product @key(fields: "id") { id: ID! name: String price: Int color: String @shareable hidden: String @inaccessible }`,
    resolvers: { Query: { product: () => ({ id: "1", name: "old", price: 1, color: "old", hidden: "old" }) } },
  },
  fresh: {
    sdl: `
      type Query { secret: String @inaccessible }
      type Product @key(fields: "id") {
        id: ID!
        name: String @override(from: "old")
        price: Int @override(from: "old", label: "percent(30)")
        color: String @shareable
        seen: String @requires(fields: "hidden")
        hidden: String @external
      }`,
    resolvers: {
      Product: {
        __resolveReference: ({ id, hidden }: { id: string; hidden?: string }) => ({
          id,
          name: "fresh",
          price: 2,
          color: "fresh",
          seen: `saw ${hidden}`,
        }),
      },
    },
  },
});

describe("@override, @shareable, @inaccessible", () => {
  expectRows(subgraphs, [
    { title: "a field that moved", query: `{ product { name } }`, data: { product: { name: "fresh" } } },
    {
      title: "a shareable field comes from the subgraph that receives a request anyway",
      query: `{ product { color } }`,
      data: { product: { color: "old" } },
      requests: { fresh: 0 },
    },
    {
      title: "an inaccessible field can be required",
      query: `{ product { seen } }`,
      data: { product: { seen: "saw old" } },
    },
  ]);

  test.each([
    ["a field has moved below the percentage", 0.1, 2],
    ["a field has not moved at the percentage", 0.3, 1],
    ["a field has not moved above the percentage", 0.9, 1],
  ])("%s", async (_title, drawn, price) => {
    const graph = await FederatedGraph.open(subgraphs(), { random: () => drawn });
    expect((await graph.run({ query: "{ product { price } }" })).data).toEqual({ product: { price } });
  });

  /** The fields that move are used: by an interface, as a key, and inside of a key. */
  const used = (): TestSubgraphs => ({
    old: {
      sdl: `
        type Query { product: Product file: File }
        type Product @key(fields: "id") @key(fields: "sku") @key(fields: "maker { code }") {
          id: ID! sku: String maker: Maker @shareable }
        type Maker @shareable { code: String }
        interface File { uri: String }
        type Image implements File @key(fields: "id") { id: ID! uri: String @shareable }`,
      resolvers: {
        Query: {
          product: () => ({ id: "1", sku: "old", maker: { code: "old" } }),
          file: () => ({ __typename: "Image", id: "7", uri: "old" }),
        },
      },
    },
    fresh: {
      sdl: `
        type Product @key(fields: "id") @key(fields: "sku") {
          id: ID!
          sku: String @override(from: "old", label: "percent(30)")
          maker: Maker @shareable @override(from: "old", label: "percent(30)")
        }
        type Maker @shareable { code: String }
        type Image @key(fields: "id") { id: ID! uri: String @shareable @override(from: "old", label: "percent(30)") }`,
      resolvers: {
        Product: {
          __resolveReference: ({ id }: { id?: string }) => ({
            id: id ?? "1",
            sku: "fresh",
            maker: { code: "fresh" },
          }),
        },
        Image: { __resolveReference: ({ id }: { id: string }) => ({ id, uri: "fresh" }) },
      },
    },
  });

  test.each<[string, string, number, unknown]>([
    ["of an interface", "{ file { uri } }", 0.9, { file: { uri: "old" } }],
    ["of an interface", "{ file { uri } }", 0.1, { file: { uri: "fresh" } }],
    ["that is a key", "{ product { sku } }", 0.9, { product: { sku: "old" } }],
    ["that is a key", "{ product { sku } }", 0.1, { product: { sku: "fresh" } }],
    ["with a part of a key", "{ product { maker { code } } }", 0.9, { product: { maker: { code: "old" } } }],
    ["with a part of a key", "{ product { maker { code } } }", 0.1, { product: { maker: { code: "fresh" } } }],
  ])("a field %s: %s, drawn %s", async (_use, query, drawn, data) => {
    const graph = await FederatedGraph.open(used(), { random: () => drawn });
    expect(await graph.run({ query })).toMatchObject({ data, errors: [] });
  });

  test("each request draws again, also for a cached operation", async () => {
    const drawn = [0.1, 0.9, 0.2, 0.8];
    const graph = await FederatedGraph.open(subgraphs(), { random: () => drawn.shift()! });
    const prices: unknown[] = [];
    for (let count = 0; count < 4; count += 1) prices.push((await graph.run({ query: "{ product { price } }" })).data);
    expect(prices).toEqual([2, 1, 2, 1].map((price) => ({ product: { price } })));
  });

  test.each([["{ product { hidden } }"], ["{ secret }"]])("%s is refused", async (query) => {
    const graph = await FederatedGraph.open(subgraphs());
    await expect(graph.run({ query })).rejects.toThrow("Cannot query field");
  });
});
