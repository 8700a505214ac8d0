import { describe } from "vitest";
import { expectRows, type Row } from "../testing/expect-rows.js";
import type { FakeAnswer, TestSubgraphs } from "../testing/federated-graph.js";

const subgraphs = (): TestSubgraphs => ({
  products: {
    sdl: `type Query { product: Product other: Product } type Mutation { change: Product }
      type Product @key(fields: "id") { id: ID! name: String }`,
    resolvers: { Query: { product: () => ({ id: "1", name: "one" }), other: () => ({ id: "2", name: "two" }) } },
  },
  stock: {
    sdl: `type Product @key(fields: "id") { id: ID! stock: Int } type Query { total: Int must: Int! }`,
    resolvers: { Product: { stock: () => 5 }, Query: { total: () => 9, must: () => 1 } },
  },
});

const notGraphql = "the subgraph did not return a GraphQL response";
const noMessage = "the subgraph returned an error without a message";
const noAnswer = "stock did not answer";

/** A subgraph's behavior, and the client's errors. */
const faults: readonly (readonly [title: string, answer: FakeAnswer, root: string, entities: string])[] = [
  ["breaks the connection", () => fail(), noAnswer, noAnswer],
  ["answers with HTML", () => "<html>", noAnswer, noAnswer],
  ["answers with an empty body", () => "", noAnswer, noAnswer],
  ["answers null", () => null, notGraphql, notGraphql],
  ["answers a text", () => `"data"`, notGraphql, notGraphql],
  ["answers a list", () => [{ data: { total: 1 } }], notGraphql, notGraphql],
  ["answers neither data nor errors", () => ({}), notGraphql, notGraphql],
  ["answers data null and no error", () => ({ data: null }), notGraphql, notGraphql],
  ["answers data that is a text", () => ({ data: "x" }), notGraphql, notGraphql],
  ["answers data that is a list", () => ({ data: [1] }), notGraphql, notGraphql],
  ["answers errors that are not a list", () => ({ errors: "all" }), notGraphql, notGraphql],
  ["answers errors with invalid entries", () => ({ errors: [null, 1, "x", {}] }), noMessage, noMessage],
  ["answers an error with a message of another type", () => ({ errors: [{ message: 5 }] }), noMessage, noMessage],
  ["answers an error with a path that is not a list", () => ({ errors: [{ message: "m", path: "total" }] }), "m", "m"],
  ["answers an error with an invalid path", () => ({ errors: [{ message: "m", path: [null, {}] }] }), "m", "m"],
  ["answers an empty list of errors", () => ({ errors: [], data: null }), notGraphql, notGraphql],
];

function fail(): never {
  throw new Error("connection reset");
}

function atRoot([title, answer, message]: (typeof faults)[number]): Row {
  return {
    title: `for root fields, it ${title}`,
    query: `{ product { name } total }`,
    fakes: { stock: answer },
    data: { product: { name: "one" }, total: null },
    errors: [`total: ${message}`],
  };
}

function ofEntities([title, answer, , message]: (typeof faults)[number]): Row {
  return {
    title: `for entities, it ${title}`,
    query: `{ product { name stock } other { s: stock } }`,
    fakes: { stock: answer },
    data: { product: { name: "one", stock: null }, other: { s: null } },
    errors: [`product.stock: ${message}`, `other.s: ${message}`],
  };
}

describe("a subgraph", () => {
  expectRows(subgraphs, [
    ...faults.map(atRoot),
    ...faults.map(ofEntities),
    {
      title: "that does not answer for a non-null field is reported once",
      query: `{ product { name } must }`,
      fakes: { stock: fail },
      data: null,
      errors: ["must: stock did not answer"],
    },
    {
      title: "that does not answer a mutation",
      query: `mutation { change { stock } }`,
      fakes: { products: fail },
      data: { change: null },
      errors: ["change: products did not answer"],
    },
    ...[
      ["fewer entities than requested", []],
      ["more entities than requested", [{ stock: 1 }, { stock: 2 }, { stock: 3 }]],
      ["entities that are not a list", { 0: { stock: 1 } }],
    ].map(([title, entities]): Row => ({
      title: `that answers with ${title as string}`,
      query: `{ product { stock } }`,
      fakes: { stock: () => ({ data: { _entities: entities } }) },
      data: { product: { stock: null } },
      errors: ["product.stock: the subgraph returned a different number of entities than requested"],
    })),
    {
      title: "that answers entities that are not objects",
      query: `{ product { stock } }`,
      fakes: { stock: () => ({ data: { _entities: ["x"] } }) },
      data: { product: { stock: null } },
      errors: ["product.stock: the subgraph returned a value that is not an entity"],
    },
    {
      title: "that adds fields that were not requested",
      query: `{ product { stock } }`,
      fakes: {
        stock: () => ({
          data: { _entities: [{ stock: 1, secret: "s", __typename: "Product" }], more: 1 },
          extensions: {},
        }),
      },
      data: { product: { stock: 1 } },
    },
    {
      title: "that answers objects for a list and a list for objects",
      query: `{ product { stock } other { stock } }`,
      fakes: { products: () => ({ data: { product: [{ id: "1", __typename: "Product" }], other: 7 } }) },
      data: { product: null, other: null },
      errors: ["product: Expected an object of type Product.", "other: Expected an object of type Product."],
    },
  ]);
});
