import { describe } from "vitest";
import { expectRows } from "../testing/expect-rows.js";
import type { TestSubgraphs } from "../testing/federated-graph.js";

/** Both subgraphs read the same number, which each mutation changes. */
function subgraphs(): TestSubgraphs {
  let number = 0;
  const counter = () => ({ id: "1" });
  return {
    counting: {
      sdl: `type Query { counter: Counter! }
        type Mutation { add(by: Int! = 1): Counter! fail: Counter failHard: Counter! }
        type Counter @key(fields: "id") { id: ID! here: Int! }`,
      resolvers: {
        Query: { counter },
        Mutation: {
          add: (_: unknown, { by }: { by: number }) => {
            number += by;
            return { id: "1", here: number };
          },
          fail: () => {
            number += 100;
            throw new Error("not done");
          },
          failHard: () => null,
        },
        Counter: { __resolveReference: () => ({ id: "1", here: number }) },
      },
    },
    looking: {
      sdl: `type Mutation { double: Counter! } type Counter @key(fields: "id") { id: ID! there: Int! twice: Twice! } type Twice { value: Int! }`,
      resolvers: {
        Mutation: {
          double: () => {
            number *= 2;
            return { id: "1" };
          },
        },
        Counter: {
          __resolveReference: () => ({ id: "1", there: number, twice: { value: number * 2 } }),
          there: () => number,
        },
      },
    },
  };
}

describe("mutations", () => {
  expectRows(subgraphs, [
    {
      title: "run one after the other in their order, across subgraphs",
      query: `mutation { a: add(by: 3) { here } b: double { here } c: add { here } d: double { here } }`,
      data: { a: { here: 3 }, b: { here: 6 }, c: { here: 7 }, d: { here: 14 } },
    },
    {
      title: "the same entity is requested again for each field",
      query: `mutation { a: add { here there } b: add(by: 2) { there } c: double { here there } }`,
      data: { a: { here: 1, there: 1 }, b: { there: 3 }, c: { here: 6, there: 6 } },
    },
    {
      title: "the same field twice returns the change in between",
      query: `mutation { a: add { twice { value } } b: add { twice { value } } }`,
      data: { a: { twice: { value: 2 } }, b: { twice: { value: 4 } } },
      entities: { looking: 2 },
    },
    {
      title: "a failed field does not stop the later ones",
      query: `mutation { fail { there } add { there } }`,
      data: { fail: null, add: { there: 101 } },
      errors: ["fail: not done"],
    },
    {
      title: "a null in a non-null root field makes all data null",
      query: `mutation { add { there } failHard { there } }`,
      data: null,
      errors: ["failHard: Cannot return null for non-nullable field Mutation.failHard."],
    },
    {
      title: "a skipped field is not run",
      query: `mutation ($no: Boolean!) { a: add @include(if: $no) { here } b: double @skip(if: true) { here } c: add(by: 5) { there } }`,
      variables: { no: false },
      data: { c: { there: 5 } },
    },
    {
      title: "nothing is sent when all fields are skipped",
      query: `mutation ($no: Boolean!) { add @include(if: $no) { here } }`,
      variables: { no: false },
      data: {},
      requests: { counting: 0 },
    },
  ]);
});
