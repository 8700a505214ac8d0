import { parse } from "graphql";
import { expect, test } from "vitest";
import { resolverFaults } from "./resolver-faults.js";

const document = parse(`
  type Query { ideas: [Idea!] }
  type Idea { text: String }
  extend type Product @key(fields: "id") { id: ID! weightGrams: Int @external giftable: Boolean @requires(fields: "weightGrams") }
  type Gift @key(fields: "id") { id: ID! name: String }
`);
const resolve = (): null => null;
const complete = {
  Query: { ideas: resolve },
  Product: { giftable: resolve },
  Gift: { __resolveReference: resolve },
};

test("resolvers of all root fields and added fields have no fault", () => {
  expect(resolverFaults(document, complete)).toEqual([]);
});

test("missing and unknown resolvers are reported at once, with suggestions", () => {
  const resolvers = { Query: { idea: resolve }, Produkt: { giftable: resolve }, Gift: { name: resolve } };
  expect(resolverFaults(document, resolvers)).toEqual([
    "graph.resolvers.Query.idea is unknown; did you mean ideas?",
    "graph.resolvers.Produkt is unknown; did you mean Product?",
    "Query.ideas has no resolver; add graph.resolvers.Query.ideas",
    "Product.giftable has no resolver; add graph.resolvers.Product.giftable",
  ]);
});

test("subscriptions are refused", () => {
  const [fault] = resolverFaults(parse("type Subscription { ticks: Int }"), {});
  expect(fault).toContain("Subscription is not possible");
});
