import { expect, test } from "vitest";
import { parse } from "graphql";
import { borderProblems } from "./border-problems.js";

const catalog = {
  name: "catalog",
  sdl: `type Query { products: [Product!] } type Product @key(fields: "id") { id: ID! name: String! price: Int! }`,
};

function problemsOf(...services: { name: string; sdl: string }[]): string[] {
  return borderProblems([catalog, ...services].map(({ name, sdl }) => ({ name, typeDefs: parse(sdl) })));
}

function inCart(sdl: string): { name: string; sdl: string } {
  return { name: "cart", sdl: `${sdl} type Product @key(fields: "id") { id: ID! }` };
}

test.each<[string, string, string[]]>([
  ["a nullable root field", "type Query { cart: Cart } type Cart { total: Int! }", []],
  ["a root query", "type Query { cart: Int! }", ["Query.cart of cart is a root field and must be nullable"]],
  ["a root mutation", "type Mutation { add: Int! }", ["Mutation.add of cart is a root field and must be nullable"]],
  ["an extension", "extend type Query { cart: Int! }", ["Query.cart of cart is a root field and must be nullable"]],
  ["a field for services only", "type Mutation { reserve: Int! @inaccessible }", []],
  ["a type for services only", "type Bought @inaccessible { product: Product! }", []],
  ["a nullable field of another subgraph's entity type", "type Line { product: Product quantity: Int! }", []],
  [
    "a non-null field of another subgraph's entity type",
    "type Line { product: Product! }",
    ["Line.product of cart leads to an entity of catalog and must be nullable"],
  ],
  [
    "a list of another subgraph's entities",
    "type Cart { products: [Product!] }",
    ["Cart.products of cart leads to an entity of catalog and must be nullable"],
  ],
])("%s", (_case, sdl, problems) => {
  expect(problemsOf(inCart(sdl))).toEqual(problems);
});

test.each<[string, string, string[]]>([
  ["nullable", "stock: Int", []],
  ["non-null", "stock: Int!", ["Product.stock of inventory is added to an entity of catalog and must be nullable"]],
  ["external", "price: Int! @external", []],
])("a field that a subgraph adds to another subgraph's entity: %s", (_case, field, problems) => {
  const sdl = `type Product @key(fields: "id") { id: ID! ${field} }`;
  expect(problemsOf({ name: "inventory", sdl })).toEqual(problems);
});

test("a project's subgraph with most fields of an entity does not own it", () => {
  const sdl = `type Product @key(fields: "id") { id: ID! one: Int two: Int three: Int four: Int! }`;
  const project = { name: "gifts", typeDefs: parse(sdl), isForeign: true };
  expect(borderProblems([{ name: "catalog", typeDefs: parse(catalog.sdl) }, project])).toEqual([
    "Product.four of gifts is added to an entity of catalog and must be nullable",
  ]);
});
