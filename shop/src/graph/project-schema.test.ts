import { createLogger } from "@souk/kernel/logging/logger";
import {
  batch,
  type ProjectGraph,
  type ProjectGraphContext,
  type Reference,
} from "@souk/kernel/project/subgraphs/project-graph";
import { execute, parse } from "graphql";
import { expect, test } from "vitest";
import { projectSchema } from "./project-schema.js";

const sdl = `
  extend type Product @key(fields: "id") { id: ID! origin(short: Boolean): String }
  type Gift @key(fields: "id") { id: ID! name: String }
`;
const context: ProjectGraphContext = {
  viewer: { kind: "nobody" },
  locale: "fr",
  now: () => new Date(0),
  logger: createLogger("test", "silent"),
  graph: async () => Promise.reject(new Error("no graph")),
};
const query = `query ($of: [_Any!]!) { _entities(representations: $of) {
  ... on Product { origin long: origin(short: false) } ... on Gift { name } } }`;

function answerTo(resolvers: ProjectGraph["resolvers"], of: readonly object[]) {
  const schema = projectSchema(sdl, resolvers, () => context);
  return execute({ schema, document: parse(query), contextValue: {}, variableValues: { of } });
}

test("a batch resolver gets all objects of a request, once for each combination of arguments", async () => {
  const calls: string[][] = [];
  const origin = batch(async (products: readonly Reference[], { short = true }: { short?: boolean }, { locale }) => {
    calls.push(products.map(({ id }) => id));
    return products.map(({ id }) => `${id} ${locale} ${short}`);
  });
  const products = ["a", "b"].map((id) => ({ __typename: "Product", id }));
  expect(await answerTo({ Product: { origin } }, products)).toEqual({
    data: {
      _entities: [
        { origin: "a fr true", long: "a fr false" },
        { origin: "b fr true", long: "b fr false" },
      ],
    },
  });
  expect(calls).toEqual([
    ["a", "b"],
    ["a", "b"],
  ]);
});

test("an error of one object leaves the others whole", async () => {
  const origin = batch(async (products) => products.map(({ id }) => (id === "a" ? new Error("lost") : "Peru")));
  const { data, errors } = await answerTo({ Product: { origin } }, [
    { __typename: "Product", id: "a" },
    { __typename: "Product", id: "b" },
  ]);
  expect(data).toMatchObject({ _entities: [{ origin: null }, { origin: "Peru" }] });
  expect(errors).toHaveLength(2);
});

test("an entity of the project is resolved by its reference", async () => {
  const resolvers = {
    Gift: { __resolveReference: async ({ id }: Reference) => (id === "1" ? { id, name: "Bow" } : null) },
  };
  const gifts = ["1", "2"].map((id) => ({ __typename: "Gift", id }));
  expect(await answerTo(resolvers, gifts)).toEqual({ data: { _entities: [{ name: "Bow" }, null] } });
});
