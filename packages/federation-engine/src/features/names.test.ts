import { describe, expect, test } from "vitest";
import { expectRows } from "../testing/expect-rows.js";
import { FederatedGraph, type TestSubgraphs } from "../testing/federated-graph.js";

const subgraphs = (): TestSubgraphs => ({
  products: {
    sdl: `type Query { product(id: ID = "1"): Product toString: String }
      type Product @key(fields: "id") { id: ID! name(length: Int): String parts: [Product!]! valueOf: Int }`,
    resolvers: {
      Query: { product: (_: unknown, { id }: { id: string }) => ({ id }), toString: () => "text" },
      Product: {
        name: (_: unknown, { length }: { length?: number }) => "x".repeat(length ?? 1),
        parts: () => [{ id: "2" }, { id: "3" }],
        valueOf: () => 7,
      },
    },
  },
  stock: {
    sdl: `type Product @key(fields: "id") { id: ID! stock(at: String): String likes: [Product!]! hasOwnProperty: Boolean }`,
    resolvers: {
      Product: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        stock: ({ id }: { id: string }, { at }: { at?: string }) => `${id} at ${at ?? "any"}`,
        likes: () => [{ id: "2" }],
        hasOwnProperty: () => true,
      },
    },
  },
});

const inherited = ["constructor", "toString", "hasOwnProperty", "valueOf", "isPrototypeOf"];

/** `{ ["__proto__"]: … }` creates an ordinary property; `{ __proto__: … }` does not. */
function named(name: string, value: unknown): object {
  return { [name]: value };
}

describe("names in the answer", () => {
  expectRows(subgraphs, [
    {
      title: "one field with two aliases and different arguments",
      query: `query ($to: String) { product { a: name(length: 2) b: name(length: 3) c: stock(at: "c") d: stock(at: $to) e: stock } }`,
      variables: { to: "d" },
      data: { product: { a: "xx", b: "xxx", c: "1 at c", d: "1 at d", e: "1 at any" } },
      requests: { stock: 1 },
    },
    {
      title: "two names that are exchanged",
      query: `{ product { id: stock name: id stock: name likes: parts { id: stock stock: id } } }`,
      data: {
        product: {
          id: "1 at any",
          name: "1",
          stock: "x",
          likes: [
            { id: "2 at any", stock: "2" },
            { id: "3 at any", stock: "3" },
          ],
        },
      },
    },
    ...inherited.flatMap((name) => [
      {
        title: `${name} for an existing value`,
        query: `{ product { ${name}: name parts { ${name}: stock } } ${name}: product { ${name}: stock } }`,
        data: {
          product: { [name]: "x", parts: [{ [name]: "2 at any" }, { [name]: "3 at any" }] },
          [name]: { [name]: "1 at any" },
        },
      },
      {
        title: `${name} for a missing value`,
        query: `{ product { ${name}: name parts { ${name}: stock } } ${name}: product { id } }`,
        fakes: {
          products: () => ({
            data: { product: { __typename: "Product", parts: [{ __typename: "Product", id: "2" }] } },
          }),
          stock: () => ({ data: { _entities: [{}] } }),
        },
        data: { product: { [name]: null, parts: [{ [name]: null }] }, [name]: null },
      },
      {
        title: `${name} for a failing field`,
        query: `{ product { parts { ${name}: stock } } ${name}: product { id } }`,
        fakes: {
          products: () => ({
            data: { product: { __typename: "Product", parts: [{ __typename: "Product", id: "2" }] } },
            errors: [{ message: "not now" }],
          }),
          stock: () => ({ errors: [{ message: "closed" }] }),
        },
        data: { product: { parts: [{ [name]: null }] }, [name]: null },
        errors: [`${name}: not now`, `product.parts.0.${name}: closed`],
      },
    ]),
    {
      title: "fields with the names of inherited properties",
      query: `{ toString product { valueOf hasOwnProperty parts { hasOwnProperty } } }`,
      data: {
        toString: "text",
        product: { valueOf: 7, hasOwnProperty: true, parts: [{ hasOwnProperty: true }, { hasOwnProperty: true }] },
      },
    },
    {
      title: "__proto__ for an existing value",
      query: `{ __proto__: product { __proto__: stock } product { __proto__: parts { __proto__: stock id } } }`,
      data: {
        ...named("__proto__", named("__proto__", "1 at any")),
        product: named("__proto__", [
          { ...named("__proto__", "2 at any"), id: "2" },
          { ...named("__proto__", "3 at any"), id: "3" },
        ]),
      },
    },
    {
      title: "__proto__ for a missing value",
      query: `{ product { __proto__: name parts { __proto__: stock } } __proto__: product { id } }`,
      fakes: {
        products: () => ({ data: { product: { __typename: "Product", parts: [{ __typename: "Product", id: "2" }] } } }),
        stock: () => ({ data: { _entities: [{}] } }),
      },
      data: {
        product: { ...named("__proto__", null), parts: [named("__proto__", null)] },
        ...named("__proto__", null),
      },
    },
    {
      title: "variables with names that the planner uses",
      query: `query ($representations: String, $__batch_reps_0: String, $_e0: Int) {
        product { name(length: $_e0) _entities: stock(at: $representations) _e0: stock(at: $__batch_reps_0) }
      }`,
      variables: { representations: "r", __batch_reps_0: "b", _e0: 4 },
      data: { product: { name: "xxxx", _entities: "1 at r", _e0: "1 at b" } },
    },
    {
      title: "named and nested fragments, each used at two places",
      query: `query { product { ...one parts { ...one ... on Product { ...two } } } }
        fragment one on Product { id ...two ... { stock } } fragment two on Product { name ... @include(if: true) { likes { ...three } } }
        fragment three on Product { stock }`,
      data: {
        product: {
          id: "1",
          name: "x",
          likes: [{ stock: "2 at any" }],
          stock: "1 at any",
          parts: ["2", "3"].map((id) => ({ id, name: "x", likes: [{ stock: "2 at any" }], stock: `${id} at any` })),
        },
      },
    },
  ]);

  test("the answer has the order of the operation", async () => {
    const graph = await FederatedGraph.open(subgraphs());
    const { data } = await graph.run({
      query: `{ product { z: stock ...f name a: id } } fragment f on Product { likes { stock id } name }`,
    });
    expect(JSON.stringify(data)).toBe(
      `{"product":{"z":"1 at any","likes":[{"stock":"2 at any","id":"2"}],"name":"x","a":"1"}}`,
    );
    expect(({} as { stock?: unknown }).stock).toBeUndefined();
  });

  test.each(["{ product { __typename: name } }", "{ __typename: product { id } }"])(
    "%s is refused: __typename may not be an alias of another field",
    async (query) => {
      const graph = await FederatedGraph.open(subgraphs());
      await expect(graph.run({ query })).rejects.toThrow("__typename");
    },
  );
});
