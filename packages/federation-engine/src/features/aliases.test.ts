import { describe } from "vitest";
import { expectRows } from "../testing/expect-rows.js";
import type { TestSubgraphs } from "../testing/federated-graph.js";

const subgraphs = (): TestSubgraphs => ({
  products: {
    sdl: `type Query { product: Product } type Product @key(fields: "id") { id: ID! name: String weight: Int parts: [Part!] }
      type Part { label: String! }`,
    resolvers: {
      Query: { product: () => ({ id: "1", name: "one", weight: 3, parts: [{ label: "a" }] }) },
    },
  },
  stock: {
    sdl: `type Product @key(fields: "id") {
      id: ID! stock: Int weight: Int @external postage: Int @requires(fields: "weight") shelves: [Shelf!]
    } type Shelf { row: Int }`,
    resolvers: {
      Product: {
        __resolveReference: (product: unknown) => product,
        stock: ({ id }: { id: string }) => Number(id),
        postage: ({ weight }: { weight: number }) => weight * 2,
        shelves: () => {
          throw new Error("no light");
        },
      },
    },
  },
});

describe("an alias", () => {
  expectRows(subgraphs, [
    {
      title: "with the name of a key does not replace the key",
      query: `{ product { id: name stock } }`,
      data: { product: { id: "one", stock: 1 } },
    },
    {
      title: "with the name of a key may contain objects",
      query: `{ product { id: parts { weight: label } stock } }`,
      data: { product: { id: [{ weight: "a" }], stock: 1 } },
    },
    {
      title: "with the name of a required field does not replace that field",
      query: `{ product { weight: name postage } }`,
      data: { product: { weight: "one", postage: 6 } },
    },
    {
      title: "in an entity may name a field from another subgraph",
      query: `{ product { id: postage name: stock } }`,
      data: { product: { id: 6, name: 1 } },
    },
    {
      title: "is used in the paths of errors",
      query: `{ product { id: shelves { row } } }`,
      data: { product: { id: null } },
      errors: ["product.id: no light"],
    },
    {
      title: "may have the form of the engine's own names",
      query: `{ product { _souk2_id_name: weight id: name _souk: id stock } }`,
      data: { product: { _souk2_id_name: 3, id: "one", _souk: "1", stock: 1 } },
    },
    {
      title: "may exchange names with another alias",
      query: `{ product { name: id id: name } }`,
      data: { product: { name: "1", id: "one" } },
    },
  ]);
});
