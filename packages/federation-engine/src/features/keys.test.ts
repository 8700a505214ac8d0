import { describe } from "vitest";
import { expectRows } from "../testing/expect-rows.js";
import type { TestSubgraphs } from "../testing/federated-graph.js";

interface Line {
  readonly no: number;
  readonly order: { readonly id: string };
}

const subgraphs = (): TestSubgraphs => ({
  products: {
    sdl: `
      type Query { product(id: ID!): Product products: [Product] lines: [Line!]! places: [Place!]! grid: [[[Product]]] }
      type Product @key(fields: "id") @key(fields: "sku") { id: ID! sku: String! name: String }
      type Order @key(fields: "id") { id: ID! }
      type Line @key(fields: "no order { id }") { no: Int! order: Order! }
      type Place @key(fields: "zip country") { zip: String! country: String! }`,
    resolvers: {
      Query: {
        product: (_: unknown, { id }: { id: string }) => product(id),
        products: () => ["1", "2", "missing", "1", null].map(product),
        grid: () =>
          [[["1", null], ["2"]], null, [["1"], null, []]].map((rows) => rows?.map((row) => row?.map(product))),
        lines: () => [
          { no: 1, order: { id: "o1" } },
          { no: 2, order: { id: "o1" } },
        ],
        places: () => [
          { zip: "10115", country: "DE" },
          { zip: "10115", country: "US" },
        ],
      },
      Product: { __resolveReference: ({ id, sku }: { id?: string; sku?: string }) => product(id ?? sku?.slice(1)) },
    },
  },
  stock: {
    sdl: `
      type Product @key(fields: "sku") { sku: String! stock: Int warehouse: Warehouse }
      type Warehouse @key(fields: "code") { code: ID! products: [Product!]! }
      type Place @key(fields: "zip country") { zip: String! country: String! people: Int! }`,
    resolvers: {
      Product: {
        __resolveReference: ({ sku }: { sku: string }) => (sku === "smissing" ? null : { sku }),
        stock: ({ sku }: { sku: string }) => Number(sku.slice(1)) * 10,
        warehouse: () => ({ code: "w" }),
      },
      Warehouse: {
        __resolveReference: ({ code }: { code: string }) => ({ code }),
        products: () => [{ sku: "s2" }, { sku: "s1" }],
      },
      Place: {
        __resolveReference: ({ zip, country }: { zip: string; country: string }) => ({ zip, country }),
        people: ({ zip, country }: { zip: string; country: string }) => zip.length + (country === "DE" ? 100 : 200),
      },
    },
  },
  lines: {
    sdl: `
      type Order @key(fields: "id") { id: ID! }
      type Line @key(fields: "no order { id }") { no: Int! order: Order! text: String }
      type Warehouse @key(fields: "code") { code: ID! city: String }`,
    resolvers: {
      Line: { __resolveReference: (line: Line) => ({ ...line, text: `${line.no} of ${line.order.id}` }) },
      Warehouse: { __resolveReference: ({ code }: { code: string }) => ({ code, city: `city of ${code}` }) },
    },
  },
});

function product(id: string | null | undefined): unknown {
  return id == null ? null : { id, sku: `s${id}`, name: `product ${id}` };
}

function placed(stock: number): unknown {
  return { stock, warehouse: { city: "city of w", products: [{ name: "product 2" }, { name: "product 1" }] } };
}

describe("keys", () => {
  expectRows(subgraphs, [
    {
      title: "a single key that the client did not request",
      query: `{ product(id: "3") { stock } }`,
      data: { product: { stock: 30 } },
      requests: { products: 1, stock: 1 },
      entities: { stock: 1 },
    },
    {
      title: "a list with a null, a repeated entity, and an entity that a subgraph does not know",
      query: `{ products { id stock } }`,
      data: {
        products: [
          { id: "1", stock: 10 },
          { id: "2", stock: 20 },
          { id: "missing", stock: null },
          { id: "1", stock: 10 },
          null,
        ],
      },
      entities: { stock: 3 },
    },
    {
      title: "a compound key with an object in it",
      query: `{ lines { text } }`,
      data: { lines: [{ text: "1 of o1" }, { text: "2 of o1" }] },
      entities: { lines: 2 },
    },
    {
      title: "a key of two fields needs both",
      query: `{ places { people zip } }`,
      data: {
        places: [
          { people: 105, zip: "10115" },
          { people: 205, zip: "10115" },
        ],
      },
      entities: { stock: 2 },
    },
    {
      title: "one key for the first fetch and another key for the way back",
      query: `{ product(id: "1") { warehouse { products { id name stock } city } } }`,
      data: {
        product: {
          warehouse: {
            products: [
              { id: "2", name: "product 2", stock: 20 },
              { id: "1", name: "product 1", stock: 10 },
            ],
            city: "city of w",
          },
        },
      },
      entities: { products: 2, lines: 1 },
    },
    {
      title: "in lists of lists of lists, and below them",
      query: `{ grid { stock warehouse { city products { name } } } }`,
      data: {
        grid: [[[placed(10), null], [placed(20)]], null, [[placed(10)], null, []]],
      },
      entities: { stock: 2, lines: 1, products: 2 },
    },
    {
      title: "a skipped field is not requested",
      query: `query ($id: ID!) { product(id: $id) { stock } missing: product(id: "9") @skip(if: true) { stock } }`,
      variables: { id: "7" },
      data: { product: { stock: 70 } },
    },
  ]);
});
