import assert from "node:assert/strict";
import { test } from "node:test";
import type { Operation } from "@souk/client";
import { TestShop } from "@souk/testing";

type Origins = { readonly products: { readonly nodes: { readonly name: string; readonly custom: object }[] } };
const query: Operation<Origins, { origin: string }> = `query ($origin: String!) {
  products(filter: { custom: { origin: [$origin] } }) { nodes { name custom { origin organic roast } } }
}`;
const create: Operation<unknown, object> = `mutation {
  createProduct(input: {
    sku: "BEAN-1", name: "Beans", price: { amount: "12.00", currency: "CAD" }
    custom: { origin: "Peru", organic: true, roast: DARK }
  }) { __typename }
}`;

test("products are found by their origin", async () => {
  await using shop = await TestShop.start();
  await (await shop.admin()).send(create);
  const { products } = await shop.visitor().send(query, { origin: "Peru" });
  assert.deepEqual(products.nodes, [{ name: "Beans", custom: { origin: "Peru", organic: true, roast: "DARK" } }]);
});
