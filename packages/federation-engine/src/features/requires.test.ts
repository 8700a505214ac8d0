import { describe } from "vitest";
import { expectRows } from "../testing/expect-rows.js";
import type { TestSubgraphs } from "../testing/federated-graph.js";

interface Measured {
  readonly id: string;
  readonly weight?: number | null;
  readonly box?: { readonly width: number; readonly sides: readonly { readonly area: number }[] } | null;
  readonly price?: number | null;
  readonly media?: readonly { readonly __typename: string; readonly minutes?: number; readonly pages?: number }[];
  readonly fee?: number;
  readonly tax?: number;
}

const subgraphs = (): TestSubgraphs => ({
  products: {
    sdl: `
      type Query { product(id: ID!): Product products: [Product!]! }
      type Product @key(fields: "id") {
        id: ID! weight: Int box: Box price(currency: String): Int media: [Media!]!
        fee: Int @external  total: Int @requires(fields: "fee")
      }
      type Box { width: Int! sides: [Side!]! }
      type Side { area: Int! }
      union Media = Film | Book
      type Film { minutes: Int! }
      type Book { pages: Int! }`,
    resolvers: {
      Query: {
        product: (_: unknown, { id }: { id: string }) => ({ id }),
        products: () => [{ id: "1" }, { id: "2" }],
      },
      Product: {
        __resolveReference: (product: Measured) => product,
        weight: ({ id }: Measured) => (id === "none" ? null : Number(id) * 5),
        box: ({ id }: Measured) => (id === "none" ? null : { width: Number(id), sides: [{ area: 2 }, { area: 3 }] }),
        price: ({ id }: Measured, { currency }: { currency?: string }) => Number(id) * (currency === "USD" ? 100 : 1),
        media: () => [
          { __typename: "Film", minutes: 90 },
          { __typename: "Book", pages: 300 },
        ],
        total: ({ fee }: Measured) => (fee == null ? null : fee + 1),
      },
    },
  },
  shipping: {
    sdl: `
      type Product @key(fields: "id") {
        id: ID!
        weight: Int @external
        box: Box @external
        price(currency: String): Int @external
        media: [Media!]! @external
        fee: Int @requires(fields: "weight")
        packed: String @requires(fields: "box { width sides { area } } weight")
        dollars(tip: Int! = 1): Int @requires(fields: "price(currency: \\"USD\\")")
        lengths: String @requires(fields: "media { ... on Film { minutes } ... on Book { pages } }")
        tax: Int @external
        due: Int @requires(fields: "tax fee2")
        fee2: Int @external
      }
      type Box { width: Int! @external sides: [Side!]! @external }
      type Side { area: Int! @external }
      union Media = Film | Book
      type Film { minutes: Int! @external }
      type Book { pages: Int! @external }`,
    resolvers: {
      Product: {
        __resolveReference: (product: Measured) => product,
        fee: ({ weight }: Measured) => (weight == null ? null : weight * 2),
        packed: ({ box, weight }: Measured) => `${JSON.stringify(box)} ${weight}`,
        dollars: ({ price }: Measured, { tip }: { tip: number }) => (price ?? 0) + tip,
        lengths: ({ media }: Measured) => media?.map((each) => each.minutes ?? each.pages).join("+"),
        due: ({ tax, fee2 }: Measured & { fee2?: number }) => (tax ?? 0) * 1000 + (fee2 ?? 0),
      },
    },
  },
  taxes: {
    sdl: `
      type Product @key(fields: "id") {
        id: ID! fee: Int @external  tax: Int @requires(fields: "fee")  fee2: Int @shareable
      }`,
    resolvers: {
      Product: {
        __resolveReference: (product: Measured) => product,
        tax: ({ fee }: Measured) => (fee == null ? null : fee + 7),
        fee2: () => 3,
      },
    },
  },
});

describe("@requires", () => {
  expectRows(subgraphs, [
    { title: "a field", query: `{ product(id: "2") { fee } }`, data: { product: { fee: 20 } } },
    {
      title: "a field that the client also requested with an alias",
      query: `{ product(id: "2") { fee kilos: weight weight: id } }`,
      data: { product: { fee: 20, kilos: 10, weight: "2" } },
    },
    {
      title: "objects and lists in objects",
      query: `{ product(id: "2") { packed } }`,
      data: { product: { packed: `{"width":2,"sides":[{"area":2},{"area":3}]} 10` } },
    },
    {
      title: "a null is sent as null",
      query: `{ product(id: "none") { packed fee } }`,
      data: { product: { packed: "null null", fee: null } },
    },
    {
      title: "a field with an argument, and the client's same field with another argument",
      query: `query ($tip: Int) { product(id: "2") { price(currency: "EUR") dollars a: dollars(tip: $tip) b: dollars(tip: 5) } }`,
      data: { product: { price: 2, dollars: 201, a: 201, b: 205 } },
    },
    {
      title: "fields of a union's members",
      query: `{ products { lengths } }`,
      data: { products: [{ lengths: "90+300" }, { lengths: "90+300" }] },
    },
    {
      title: "a required field that requires another one, in a circle of three subgraphs",
      query: `{ product(id: "1") { due total tax } }`,
      data: { product: { due: 17003, total: 11, tax: 17 } },
    },
    {
      title: "the same circle in a list",
      query: `{ products { id due } }`,
      data: {
        products: [
          { id: "1", due: 17003 },
          { id: "2", due: 27003 },
        ],
      },
    },
  ]);
});
