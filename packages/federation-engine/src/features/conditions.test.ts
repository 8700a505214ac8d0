import { describe } from "vitest";
import { expectRows } from "../testing/expect-rows.js";
import type { TestSubgraphs } from "../testing/federated-graph.js";

const subgraphs = (): TestSubgraphs => ({
  products: {
    sdl: `type Query { product: Product other: Product } type Product @key(fields: "id") { id: ID! name: String weight: Int }`,
    resolvers: {
      Query: {
        product: () => ({ id: "1", name: "one", weight: 3 }),
        other: () => ({ id: "2", name: "two", weight: 4 }),
      },
    },
  },
  stock: {
    sdl: `type Product @key(fields: "id") {
      id: ID! stock(at: String): Int shelf: String weight: Int @external postage: Int @requires(fields: "weight")
    }`,
    resolvers: {
      Product: {
        __resolveReference: (product: unknown) => product,
        stock: (_: unknown, { at }: { at?: string }) => at?.length ?? 0,
        shelf: () => "A",
        postage: ({ weight }: { weight: number }) => weight * 2,
      },
    },
  },
});

const whole = `query ($with: Boolean = false, $without: Boolean!) {
  product { id stock(at: "abc") @include(if: $with) shelf @skip(if: $without) }
}`;

describe("@skip and @include", () => {
  expectRows(subgraphs, [
    {
      title: "by a default",
      query: whole,
      variables: { without: false },
      data: { product: { id: "1", shelf: "A" } },
    },
    {
      title: "by a variable against its default",
      query: whole,
      variables: { with: true, without: true },
      data: { product: { id: "1", stock: 3 } },
    },
    {
      title: "a subgraph without any fields left gets no request",
      query: whole,
      variables: { without: true },
      data: { product: { id: "1" } },
      requests: { stock: 0 },
    },
    {
      title: "a whole fetch, on a fragment",
      query: `query ($yes: Boolean!) { product { id ... @include(if: $yes) { stock shelf } } }`,
      variables: { yes: false },
      data: { product: { id: "1" } },
      requests: { stock: 0 },
    },
    {
      title: "both on one field",
      query: `query ($yes: Boolean!, $no: Boolean!) { product { stock @include(if: $yes) @skip(if: $no) id @include(if: $yes) @skip(if: $yes) } }`,
      variables: { yes: true, no: false },
      data: { product: { stock: 0 } },
    },
    {
      title: "one field twice, skipped once",
      query: `query ($no: Boolean!) { product { ...there ...not @include(if: $no) stock @include(if: $no) } }
        fragment there on Product { stock } fragment not on Product { stock shelf }`,
      variables: { no: false },
      data: { product: { stock: 0 } },
    },
    {
      title: "on a root field",
      query: `query ($no: Boolean!) { product @include(if: $no) { stock } other { stock } }`,
      variables: { no: false },
      data: { other: { stock: 0 } },
      entities: { stock: 1 },
    },
    {
      title: "on all fields",
      query: `query ($yes: Boolean!) { product @skip(if: $yes) { stock } }`,
      variables: { yes: true },
      data: {},
      requests: { products: 0, stock: 0 },
    },
    {
      title: "on all fields, without a variable",
      query: `{ product @skip(if: true) { stock } }`,
      data: {},
      requests: { products: 0, stock: 0 },
    },
    {
      title: "on all fields of an object",
      query: `query ($yes: Boolean!) { product { stock @skip(if: $yes) } other { id @skip(if: true) } }`,
      variables: { yes: true },
      data: { product: {}, other: {} },
      requests: { stock: 0 },
    },
    {
      title: "on a field that another field requires",
      query: `query ($no: Boolean!) { product { weight @include(if: $no) postage } }`,
      variables: { no: false },
      data: { product: { postage: 6 } },
    },
    {
      title: "nested, by two variables",
      query: `query ($a: Boolean!, $b: Boolean!) { product { id ... @include(if: $a) { ... @skip(if: $b) { stock } shelf } } }`,
      variables: { a: true, b: true },
      data: { product: { id: "1", shelf: "A" } },
    },
    {
      title: "on __typename",
      query: `query ($no: Boolean!) { __typename @include(if: $no) product { __typename @skip(if: $no) } }`,
      variables: { no: false },
      data: { product: { __typename: "Product" } },
    },
  ]);
});
