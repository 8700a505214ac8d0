import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ProductsDocument } from "../generated/operations.js";
import { addToCart, checkOut } from "../test-kit/data/buying.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create({ demoData: true });
});

afterAll(async () => shop[Symbol.asyncDispose]());

const options = `{ cart { subtotal { amount } needsShipping
  shippingOptions(country: "CA") { carrier price { amount currency } freeFrom { amount } maxDays } } }`;

async function cartOf(buyer: ShopClient): Promise<any> {
  return (await buyer.get(options)).cart;
}

describe("the shipping options of a cart", () => {
  test("are what the checkout accepts; courses alone have none", async () => {
    const { id } = await shop.product({ price: "60.00", stock: 5 });
    const buyer = await shop.signUp();
    expect(await cartOf(buyer)).toMatchObject({ needsShipping: false, shippingOptions: [] });
    const { products } = await buyer.get(ProductsDocument, { first: 1, filter: { kind: "COURSE" } });
    await addToCart(buyer, products?.edges[0]?.node.id ?? "");
    expect(await cartOf(buyer)).toMatchObject({
      subtotal: { amount: expect.not.stringMatching(/^0\.00$/) },
      needsShipping: false,
      shippingOptions: [],
    });
    await addToCart(buyer, id);
    const { shippingOptions } = await cartOf(buyer);
    const dhl = shippingOptions.find(({ carrier }: { carrier: string }) => carrier === "DHL");
    expect(dhl).toEqual({
      carrier: "DHL",
      price: { amount: "12.99", currency: "CAD" },
      freeFrom: { amount: "150.00" },
      maxDays: 3,
    });
    const order = await checkOut(buyer, { carrier: dhl.carrier });
    expect(order).toMatchObject({ __typename: "Order", shippingTotal: { amount: dhl.price.amount } });
  });

  test("follow the cart: shipping is free from the threshold, also in the answer of the mutation", async () => {
    const { id } = await shop.product({ price: "60.00", stock: 5 });
    const buyer = await shop.signUp();
    await addToCart(buyer, id);
    expect((await cartOf(buyer)).shippingOptions[0].price.amount).toBe("7.99");
    const { addToCart: cart } = await buyer.get(
      `mutation ($id: ID!) { addToCart(input: { productId: $id, quantity: 1 }) {
         ... on Cart { shippingOptions(country: "CA") { carrier price { amount } } } } }`,
      { id },
    );
    expect(cart.shippingOptions[0]).toEqual({ carrier: "Canada Post", price: { amount: "0.00" } });
  });

  test("are unknown while shipping is unavailable, and the cart is returned", async () => {
    const { id } = await shop.product({ stock: 5 });
    const buyer = await shop.signUp();
    await addToCart(buyer, id);
    await using _down = await shop.takeDown("shipping");
    const { data, errors } = await buyer.execute(options);
    expect([data.cart.needsShipping, data.cart.shippingOptions]).toEqual([true, null]);
    expect(errors).toMatchObject([{ path: ["cart", "shippingOptions"], extensions: { code: "SUBGRAPH_UNAVAILABLE" } }]);
  });
});
