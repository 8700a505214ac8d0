import { describe, expect, test } from "vitest";
import { expectRows } from "../testing/expect-rows.js";
import { FederatedGraph, type TestSubgraphs } from "../testing/federated-graph.js";

class Refusal extends Error {
  readonly extensions = { code: "OUT_OF_STOCK", left: 3 };
}

function fail(message: string): never {
  throw new Refusal(message);
}

const subgraphs = (): TestSubgraphs => ({
  products: {
    sdl: `type Query { product(id: ID!): Product products: [Product] broken: [Product!]! deep: Deep needed(fails: Boolean): Int! }
      type Deep { list: [[Product]] }
      type Product @key(fields: "id") { id: ID! name: String weight: Int }`,
    resolvers: {
      Query: {
        product: (_: unknown, { id }: { id: string }) => ({ id }),
        products: () => ["1", "2", "3", "2"].map((id) => ({ id })),
        needed: (_: unknown, { fails }: { fails?: boolean }) => (fails === true ? fail("not this one") : 1),
        broken: () => fail("no list"),
        deep: () => ({ list: [[{ id: "1" }, { id: "2" }], null, [{ id: "2" }]] }),
      },
      Product: {
        name: ({ id }: { id: string }) => (id === "2" ? fail("no name") : `p${id}`),
        weight: () => fail("no scale"),
      },
    },
  },
  stock: {
    sdl: `type Product @key(fields: "id") {
        id: ID! stock: Int must: Int! other: Int! shelves: [Shelf] weight: Int @external postage: Int @requires(fields: "weight") freight: Int! @requires(fields: "weight")
      }
      type Shelf { row: Int places: [Place!] } type Place { no: Int! }`,
    resolvers: {
      Product: {
        // a synchronous throw would fail the whole list
        __resolveReference: async ({ id }: { id: string }) =>
          Promise.resolve(id === "3" ? fail("no product 3") : { id }),
        stock: ({ id }: { id: string }) => (id === "2" ? fail("not counted") : 5),
        must: ({ id }: { id: string }) => (id === "2" ? fail("must fail") : 6),
        shelves: ({ id }: { id: string }) => [
          { row: id, places: null },
          { row: 2, places: [{ no: 1 }, { no: () => fail("no number") }] },
        ],
        other: () => 8,
        postage: () => 1,
        freight: () => 1,
      },
    },
  },
});

describe("errors from subgraphs", () => {
  expectRows(subgraphs, [
    {
      title: "for root fields and fields in them",
      query: `{ a: product(id: "2") { name n: name id } }`,
      data: { a: { name: null, n: null, id: "2" } },
      errors: ["a.name: no name", "a.n: no name"],
    },
    {
      title: "for a non-null root field are reported once",
      query: `{ broken { id } products { id } }`,
      data: null,
      errors: ["broken: no list"],
    },
    {
      title: "for entities in a list are reported at each place of the entity",
      query: `{ products { id s: stock } }`,
      data: {
        products: [
          { id: "1", s: 5 },
          { id: "2", s: null },
          { id: "3", s: null },
          { id: "2", s: null },
        ],
      },
      errors: ["products.1.s: not counted", "products.2.s: no product 3", "products.3.s: not counted"],
    },
    {
      title: "for a non-null field of an entity are reported once at each place, and the other data is kept",
      query: `{ products { must } product(id: "1") { must } }`,
      data: { products: [{ must: 6 }, null, null, null], product: { must: 6 } },
      errors: ["products.1.must: must fail", "products.2.must: no product 3", "products.3.must: must fail"],
    },
    {
      title: "for one non-null field next to another",
      query: `{ product(id: "2") { other must } }`,
      data: { product: null },
      errors: ["product.must: must fail"],
    },
    {
      title: "for one non-null root field next to another",
      query: `{ b: needed c: needed(fails: true) }`,
      data: null,
      errors: ["c: not this one"],
    },
    {
      title: "in lists of lists",
      query: `{ deep { list { stock } } }`,
      data: { deep: { list: [[{ stock: 5 }, { stock: null }], null, [{ stock: null }]] } },
      errors: ["deep.list.0.1.stock: not counted", "deep.list.2.0.stock: not counted"],
    },
    {
      title: "below an entity",
      query: `{ product(id: "1") { all: shelves { row places { n: no } } } }`,
      data: {
        product: {
          all: [
            { row: 1, places: null },
            { row: 2, places: null },
          ],
        },
      },
      errors: ["product.all.1.places.1.n: no number"],
    },
    {
      title: "for an entity with several requested fields",
      query: `{ product(id: "3") { stock shelves { row } id } }`,
      data: { product: { stock: null, shelves: null, id: "3" } },
      errors: ["product.stock: no product 3", "product.shelves: no product 3"],
    },
    {
      title: "for a required field are reported at a place that the client requested",
      query: `{ product(id: "1") { id freight } }`,
      data: { product: null },
      errors: ["product: no scale"],
      fakes: {
        stock: () => ({ data: { _entities: [{ freight: null }] } }),
      },
    },
    {
      title: "for fields that a variable skips are not reported",
      query: `query ($no: Boolean!) { product(id: "3") { id stock shelves @include(if: $no) { row } } }`,
      variables: { no: false },
      data: { product: { id: "3", stock: null } },
      errors: ["product.stock: no product 3"],
    },
    {
      title: "without a path, for root fields, are reported at each that stays empty",
      query: `{ a: product(id: "1") { id } b: products { id } }`,
      fakes: { products: () => ({ data: { a: { id: "1" } }, errors: [{ message: "half done" }] }) },
      data: { a: { id: "1" }, b: null },
      errors: ["b: half done"],
    },
    {
      title: "without a path, when no field is empty",
      query: `{ a: product(id: "1") { id } }`,
      fakes: { products: () => ({ data: { a: { id: "1" } }, errors: [{ message: "by the way" }] }) },
      data: { a: { id: "1" } },
      errors: ["by the way"],
    },
    {
      title: "without a path, for entities, are reported at each field that stays empty",
      query: `{ products { id stock } }`,
      fakes: {
        stock: () => ({ data: { _entities: [{ stock: 1 }, { stock: 2 }, null] }, errors: [{ message: "not all" }] }),
      },
      data: {
        products: [
          { id: "1", stock: 1 },
          { id: "2", stock: 2 },
          { id: "3", stock: null },
          { id: "2", stock: 2 },
        ],
      },
      errors: ["products.2.stock: not all"],
    },
    {
      title: "with a path that was not requested",
      query: `{ product(id: "1") { stock } }`,
      fakes: { stock: () => ({ data: null, errors: [{ message: "lost", path: ["elsewhere", 0] }] }) },
      data: { product: { stock: null } },
      errors: ["product.stock: lost"],
    },
    {
      title: "for an entity that was not requested",
      query: `{ product(id: "1") { stock } }`,
      fakes: { stock: () => ({ data: null, errors: [{ message: "lost", path: ["_entities", 7, "stock"] }] }) },
      data: { product: { stock: null } },
      errors: ["product.stock: lost"],
    },
    {
      title: "that are equal and at one place are reported once",
      query: `{ product(id: "1") { stock } }`,
      fakes: {
        stock: () => ({
          data: { _entities: [{ stock: null }] },
          errors: [
            { message: "gone", path: ["_entities", 0, "stock"] },
            { message: "gone", path: ["_entities", 0, "stock"] },
          ],
        }),
      },
      data: { product: { stock: null } },
      errors: ["product.stock: gone"],
    },
  ]);

  test("keep their extensions and get the name of the subgraph that reported them", async () => {
    const graph = await FederatedGraph.open(subgraphs());
    const { errors } = await graph.run({ query: `{ product(id: "2") { name stock } }` });
    expect(errors).toEqual([
      expect.objectContaining({
        message: "no name",
        subgraph: "products",
        extensions: { code: "OUT_OF_STOCK", left: 3 },
      }),
      expect.objectContaining({
        message: "not counted",
        subgraph: "stock",
        extensions: { code: "OUT_OF_STOCK", left: 3 },
      }),
    ]);
  });
});
