import { expect, test } from "vitest";
import { CreateProductDocument, LoginDocument, ProductDocument } from "../generated/operations.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

// the sequence with this title in docs/data-flow.md, authenticated only by cookies, like a browser
test("S3-17: an admin signs in and makes a product", async () => {
  await using shop = await TestShop.create({ demoData: true });
  const credentials = { input: { email: "admin@example.com", password: "admin123" } };
  const { headers } = await shop.client.execute(LoginDocument, credentials);
  const cookies = headers.getSetCookie();
  expect(cookies.every((cookie) => /; HttpOnly/i.test(cookie) && /; SameSite=Lax/i.test(cookie))).toBe(true);

  const browser = shop.client.with({ cookie: cookies.map((cookie) => cookie.split(";", 1)[0]).join("; ") });
  const input = { sku: "NEW-1", name: "New lamp", price: { amount: "49.99", currency: "CAD" }, initialStock: 7 };
  const { createProduct } = await browser.get(CreateProductDocument, { input });
  expect(createProduct).toMatchObject({ __typename: "Product", stock: { available: 7 } });

  const { product } = await shop.client.get(ProductDocument, { sku: "NEW-1" });
  expect(product).toMatchObject({
    name: "New lamp",
    price: { amount: "49.99" },
    stock: { available: 7, onHand: null },
  });
  const again = await browser.get(CreateProductDocument, { input });
  expect(again.createProduct).toMatchObject({ __typename: "Conflict", field: "sku" });
});
