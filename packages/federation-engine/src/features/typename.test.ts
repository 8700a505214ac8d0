import { describe } from "vitest";
import { expectRows } from "../testing/expect-rows.js";
import type { TestSubgraphs } from "../testing/federated-graph.js";

const subgraphs = (): TestSubgraphs => ({
  products: {
    sdl: `type Query { product: Product node: Node found: [Found] }
      type Mutation { make: Product }
      interface Node { id: ID! }
      type Product implements Node @key(fields: "id") { id: ID! size: Size! }
      type Size { height: Int }
      union Found = Product | Size`,
    resolvers: {
      Query: {
        product: () => ({ id: "1", size: { height: 2 } }),
        node: () => ({ __typename: "Product", id: "1" }),
        found: () => [{ __typename: "Size" }, { __typename: "Product" }, null],
      },
      Mutation: { make: () => ({ id: "2" }) },
    },
  },
  stock: {
    sdl: `type Product @key(fields: "id") { id: ID! shelf: Shelf } type Shelf { name: String }`,
    resolvers: { Product: { shelf: () => ({ name: "A" }) } },
  },
});

const none = { products: 0, stock: 0 };

describe("__typename", () => {
  expectRows(subgraphs, [
    { title: "of the root needs no request", query: `{ __typename }`, data: { __typename: "Query" }, requests: none },
    {
      title: "of the root with aliases, in fragments",
      query: `{ a: __typename ... { b: __typename } ...f } fragment f on Query { c: __typename }`,
      data: { a: "Query", b: "Query", c: "Query" },
      requests: none,
    },
    {
      title: "of a mutation's root",
      query: `mutation { __typename }`,
      data: { __typename: "Mutation" },
      requests: none,
    },
    {
      title: "next to other fields of the root",
      query: `mutation { kind: __typename make { __typename } }`,
      data: { kind: "Mutation", make: { __typename: "Product" } },
    },
    {
      title: "as the only field of an object",
      query: `{ product { __typename size { t: __typename } } }`,
      data: { product: { __typename: "Product", size: { t: "Size" } } },
      requests: { products: 1 },
    },
    {
      title: "as the only field of an object from another subgraph",
      query: `{ product { shelf { __typename } } }`,
      data: { product: { shelf: { __typename: "Shelf" } } },
      requests: { products: 1, stock: 1 },
    },
    {
      title: "of an interface and of a union, with and without aliases",
      query: `{ node { __typename t: __typename } found { t: __typename ... on Product { u: __typename } } }`,
      data: {
        node: { __typename: "Product", t: "Product" },
        found: [{ t: "Size" }, { t: "Product", u: "Product" }, null],
      },
    },
    {
      title: "of an interface is fetched internally to choose fragments",
      query: `{ node { ... on Product { shelf { name } } } found { ... on Size { height } ... on Product { id: __typename } } }`,
      data: { node: { shelf: { name: "A" } }, found: [{ height: null }, { id: "Product" }, null] },
    },
  ]);
});
