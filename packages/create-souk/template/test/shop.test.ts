import assert from "node:assert/strict";
import { test } from "node:test";
import { AddToCartDocument, CheckoutDocument } from "@souk/client/operations";
import { TestShop } from "@souk/testing";
import { productsBelow } from "../src/low-stock.ts";

test("a customer buys a product, which is then low on stock", async () => {
  await using shop = await TestShop.start();
  const product = await shop.createProduct({ name: "Lamp", price: "49.99", stock: 15 });
  const customer = await shop.customer();

  const { addToCart } = await customer.send(AddToCartDocument, { input: { productId: product.id, quantity: 11 } });
  assert.equal(addToCart?.__typename, "RuleRefused");
  await customer.send(AddToCartDocument, { input: { productId: product.id, quantity: 10 } });
  const { checkout } = await customer.send(CheckoutDocument, {
    input: {
      idempotencyKey: crypto.randomUUID(),
      payment: { card: { cardNumber: "4242424242424242", expiryMonth: 12, expiryYear: 2040, cvc: "737" } },
      shippingAddress: {
        fullName: "Ada Example",
        line1: "1 Main Street",
        city: "Ottawa",
        region: "ON",
        postalCode: "K1A 0A1",
        country: "CA",
      },
    },
  });

  assert.equal(checkout?.__typename, "Order");
  assert.deepEqual(await productsBelow(shop.visitor(), 6), [{ sku: product.sku, name: "Lamp", available: 5 }]);
});
