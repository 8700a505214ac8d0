import { expect, test } from "vitest";
import { composeSchema } from "./compose-schema.ts";

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@inaccessible"])`;

function compose(catalog: string, cart: string): Promise<ReadonlyMap<string, string>> {
  return composeSchema([
    { name: "catalog", sdl: `${link} ${catalog}` },
    { name: "cart", sdl: `${link} ${cart}` },
  ]);
}

test("composing writes one SDL per subgraph, the supergraph, and the API without fields that only services see", async () => {
  const files = await compose("type Query { products: Int hidden: Int @inaccessible }", "type Query { cart: Int }");
  expect([...files.keys()]).toEqual([
    "subgraphs/catalog.graphql",
    "subgraphs/cart.graphql",
    "supergraph.graphql",
    "api.graphql",
  ]);
  expect(files.get("supergraph.graphql")).toContain('"http://catalog:4002/graphql"');
  expect(files.get("api.graphql")).toContain("products: Int");
  expect(files.get("api.graphql")).not.toContain("hidden");
});

test.each<[string, string, string, RegExp]>([
  [
    "a root field that is not nullable",
    "type Query { products: Int! }",
    "type Query { cart: Int }",
    /Query.products of catalog is a root field/,
  ],
  [
    "inputs of one name that differ, which clients would see cut down to what both have",
    "type Query { products(page: Page): Int } input Page { first: Int after: String }",
    "type Query { lines(page: Page): Int } input Page { first: Int }",
    /INCONSISTENT_INPUT_OBJECT_FIELD: .*"after" will not be added to "Page"/,
  ],
  [
    "unions of one name that differ",
    "type Query { a: Found } union Found = A | B type A @shareable { a: Int } type B { b: Int }",
    "type Query { b: Found } union Found = A type A @shareable { a: Int }",
    /INCONSISTENT_UNION_MEMBER/,
  ],
  [
    "types that two subgraphs declare and do not share",
    "type Query { a: A } type A { a: Int }",
    "type Query { b: A } type A { a: Int }",
    /do not compose:\n.*A\.a[^]*in subgraphs\/catalog\/src\/graph\/ and subgraphs\/cart\/src\/graph\/\n.*to do: remove the field/,
  ],
])("composing refuses %s", async (_case, catalog, cart, complaint) => {
  await expect(compose(catalog, cart)).rejects.toThrow(complaint);
});
