import { describe, expect, test } from "vitest";
import { changesGraph } from "./changes-graph.ts";
import { withoutDescriptions } from "./incremental-codegen.ts";

describe("a saved file", () => {
  test.each([
    ["subgraphs/catalog/src/graph/product-type.ts"],
    ["subgraphs/orders/src/peers/cart.graphql"],
    ["storefront/src/areas/shop/product.graphql"],
    ["tests/src/operations/shopping.graphql"],
    ["kernel/src/graph/scalars.ts"],
  ])("%s runs npm run graph", (file) => expect(changesGraph(file)).toBe(true));

  test.each([
    ["subgraphs/catalog/dist/graph/product-type.ts"],
    ["subgraphs/orders/src/peers/generated/cart.ts"],
    ["subgraphs/orders/src/app.test.ts"],
    ["subgraphs/orders/src/testing/fake-peers.ts"],
    ["storefront/src/app/routes.tsx"],
  ])("%s does not", (file) => expect(changesGraph(file)).toBe(false));
});

test("only descriptions that the types of operations show count as a change of the schema", () => {
  const schema = (of: string, ofEnum: string) =>
    `"${of}" type Product { "${of}" name("${of}" short: Boolean): String } enum Kind { "${ofEnum}" PHYSICAL }`;
  expect(withoutDescriptions(schema("a", "b"))).toBe(withoutDescriptions(schema("c", "b")));
  expect(withoutDescriptions(schema("a", "b"))).not.toBe(withoutDescriptions(schema("a", "d")));
});
