import { describe, expect, test } from "@jest/globals";
import { changesGraph } from "./changes-graph.ts";

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
