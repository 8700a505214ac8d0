import { existsSync } from "node:fs";
import { isProblem, successOf } from "@souk/client";
import { AddToCartDocument, AdjustStockDocument, MeDocument, StockChangedDocument } from "@souk/client/operations";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TestShop } from "./test-shop.js";

let shop: TestShop;
beforeAll(async () => {
  shop = await TestShop.start();
});
afterAll(() => shop[Symbol.asyncDispose]());

test("the clients of a customer and of the admin have their roles", async () => {
  const clients = await Promise.all([shop.customer(), shop.admin()]);
  const viewers = await Promise.all(clients.map((client) => client.send(MeDocument)));
  expect(viewers.map(({ me }) => me)).toMatchObject([
    { email: clients[0].email, role: "CUSTOMER" },
    { email: clients[1].email, role: "ADMIN" },
  ]);
});

test("a problem has its code, and a success its fields", async () => {
  const product = await shop.createProduct({ stock: 1 });
  const customer = await shop.customer();
  const add = async (quantity: number) =>
    (await customer.send(AddToCartDocument, { input: { productId: product.id, quantity } })).addToCart;
  expect(successOf(await add(1))).toMatchObject({ __typename: "Cart", totalQuantity: 1 });
  const refused = await add(1);
  if (!refused || !isProblem(refused)) throw new Error("the second unit was added");
  expect(refused).toMatchObject({ __typename: "OutOfStock", code: "OUT_OF_STOCK" });
});

test("a subscription yields the current state, and each change", async () => {
  const { id: productId } = await shop.createProduct({ stock: 5 });
  const admin = await shop.admin();
  const seen: (number | undefined)[] = [];
  for await (const { stockChanged } of shop.visitor().subscribe(StockChangedDocument, { productId })) {
    const available = stockChanged?.stock?.available;
    if (seen.at(-1) === available) continue;
    seen.push(available);
    if (seen.length === 2) break;
    await admin.send(AdjustStockDocument, { input: { productId, delta: 2, reason: "found in the store" } });
  }
  expect(seen).toEqual([5, 7]);
});

test("a second shop runs beside the first, and disposing it removes its data", async () => {
  let folder = "";
  {
    await using other = await TestShop.start({ demoData: true, settings: { CURRENCY: "EUR" } });
    expect(other.url).not.toBe(shop.url);
    expect(await other.signIn("customer@example.com", "customer123")).toMatchObject({ email: "customer@example.com" });
    folder = other.dataFolder;
    expect(existsSync(folder)).toBe(true);
  }
  expect(existsSync(folder)).toBe(false);
});
