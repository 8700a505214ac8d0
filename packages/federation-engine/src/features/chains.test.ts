import { describe, expect, test } from "vitest";
import { FederatedGraph, type TestSubgraphs } from "../testing/federated-graph.js";
import { PausedSubgraphs } from "../testing/paused-subgraphs.js";

const value = (): number => 1;
const object = () => ({ id: "1" });

const subgraphs: TestSubgraphs = {
  a: {
    sdl: `type Query { a: A both: A } type Mutation { change: A } type A @key(fields: "id") { id: ID! own: Int }`,
    resolvers: { Query: { a: object, both: object }, Mutation: { change: object }, A: { own: value } },
  },
  b: {
    sdl: `type A @key(fields: "id") { id: ID! b: Int } type C @key(fields: "id") { id: ID! b: Int }`,
    resolvers: { A: { b: value }, C: { b: value } },
  },
  c: {
    sdl: `type Query { c: C } type Mutation { changeC: C } type C @key(fields: "id") { id: ID! own: Int }`,
    resolvers: { Query: { c: object }, Mutation: { changeC: object }, C: { own: value } },
  },
  d: {
    sdl: `type C @key(fields: "id") { id: ID! d: Int }
      type A @key(fields: "id") { id: ID! own: Int @external b: Int @external sum: Int @requires(fields: "own b") }`,
    resolvers: { C: { d: value }, A: { sum: value } },
  },
};

/** The subgraph that answers, and those that then have a request without an answer. */
type Turn = readonly [answers: string, waiting: string];

const rows: readonly (readonly [what: string, query: string, first: string, turns: readonly Turn[]])[] = [
  [
    "starts before an unrelated fetch has ended",
    "{ a { b } c { d } }",
    "a c",
    [
      ["a", "c b"],
      ["b", "c"],
      ["c", "d"],
      ["d", ""],
    ],
  ],
  [
    "waits for all that it requires",
    "{ a { sum } c { own } }",
    "a c",
    [
      ["a", "c b"],
      ["b", "c d"],
      ["d", "c"],
      ["c", ""],
    ],
  ],
  [
    "waits for the entities of other places that it requests too",
    "{ a { b } c { b } }",
    "a c",
    [
      ["c", "a"],
      ["a", "b"],
      ["b", ""],
    ],
  ],
  [
    "of a mutation waits for all fetches of the fields before",
    "mutation { change { b sum } changeC { d } }",
    "a",
    [
      ["a", "b"],
      ["b", "d"],
      ["d", "c"],
      ["c", "d"],
      ["d", ""],
    ],
  ],
];

describe("a fetch", () => {
  test.each(rows)("%s", async (_what, query, first, turns) => {
    const graph = await FederatedGraph.open(subgraphs);
    const paused = new PausedSubgraphs(graph, Object.keys(subgraphs));
    const run = graph.run({ query, fakes: paused.fakes });
    expect(await paused.names()).toBe(first);
    for (const [name, waiting] of turns) {
      paused.release(name);
      expect([name, await paused.names()]).toEqual([name, waiting]);
    }
    expect((await run).errors).toEqual([]);
  });
});
