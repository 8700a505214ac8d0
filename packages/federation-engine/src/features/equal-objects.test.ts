import { describe } from "vitest";
import { expectRows } from "../testing/expect-rows.js";
import type { TestSubgraphs } from "../testing/federated-graph.js";

interface Known {
  readonly id: string;
}

const bag = ["g1", "g2", "g1", "none", "broken", "g1", "none", "broken"];

const made = (__typename: string, id: string) => ({ __typename, id });

/** Books and films describe goods, several of which are in a bag. */
const subgraphs = (): TestSubgraphs => ({
  shelf: {
    sdl: `type Query { works: [Work!]! bag: [Item!]! }
      interface Work { id: ID! good: Good! }
      type Book implements Work @key(fields: "id") { id: ID! good: Good! }
      type Film implements Work @key(fields: "id") { id: ID! good: Good! }
      type Item { good: Good amount: Int! }
      type Good @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: {
        works: () => [made("Book", "1"), made("Film", "2"), made("Book", "3"), made("Film", "4")],
        bag: () => bag.map((id, amount) => ({ good: { id }, amount })),
      },
      Book: { good: () => ({ id: "g1" }) },
      Film: { good: () => ({ id: "g1" }) },
    },
  },
  prices: {
    sdl: `type Good @key(fields: "id") { id: ID! price(in: String): String weight: Int! maker: Maker! }
      type Maker @key(fields: "id") { id: ID! name(in: String): String }`,
    resolvers: {
      Good: {
        __resolveReference: ({ id }: Known) => (id === "none" ? null : { id }),
        price({ id }: Known, { in: currency }: { in?: string }) {
          if (id === "broken") throw new Error("no price of it");
          return `${id} in ${currency ?? "coins"}`;
        },
        weight: () => 5,
        maker: ({ id }: Known) => ({ id: `maker of ${id}` }),
      },
      Maker: {
        __resolveReference: ({ id }: Known) => ({ id }),
        name: ({ id }: Known, { in: script }: { in?: string }) => `${id} in ${script ?? "Latin"}`,
      },
    },
  },
  freight: {
    sdl: `extend type Good @key(fields: "id") { id: ID! @external weight: Int! @external freight: Int @requires(fields: "weight") }`,
    resolvers: {
      Good: { __resolveReference: (good: Known) => good, freight: ({ weight }: { weight: number }) => weight * 2 },
    },
  },
});

describe("places with equal objects", () => {
  expectRows(subgraphs, [
    {
      title: "are requested once and all get the data, over several fetches",
      query: `{ bag { amount good { id price freight maker { name } } } }`,
      data: {
        bag: bag.map((id, amount) => ({
          amount,
          good:
            id === "none"
              ? null
              : {
                  id,
                  price: id === "broken" ? null : `${id} in coins`,
                  freight: 10,
                  maker: { name: `maker of ${id} in Latin` },
                },
        })),
      },
      errors: ["bag.4.good.price: no price of it", "bag.7.good.price: no price of it"],
    },
    {
      title: "are kept apart when one alias has different arguments for different parent types",
      query: `{ works { ... on Book { good { p: price(in: "yen") maker { n: name(in: "kanji") } } } ... on Film { good { p: price(in: "euro") maker { n: name } } } } }`,
      data: {
        works: ["yen", "euro", "yen", "euro"].map((currency) => ({
          good: {
            p: `g1 in ${currency}`,
            maker: { n: `maker of g1 in ${currency === "yen" ? "kanji" : "Latin"}` },
          },
        })),
      },
    },
    {
      title: "are kept apart when more is requested for one of the parent types",
      query: `{ works { good { price } ... on Film { good { freight } } } }`,
      data: {
        works: [{}, { freight: 10 }, {}, { freight: 10 }].map((more) => ({ good: { price: "g1 in coins", ...more } })),
      },
    },
  ]);
});
