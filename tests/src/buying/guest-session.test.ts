import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AddToCartDocument, CartDocument, StartGuestSessionDocument } from "../generated/operations.js";
import { addToCart } from "../test-kit/data/buying.js";
import { startGuest } from "../test-kit/clients/guest.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let product: string;

beforeAll(async () => {
  shop = await TestShop.create();
  product = (await shop.product({ stock: 100 })).id;
});

afterAll(async () => shop[Symbol.asyncDispose]());

test("each guest has an own cart, which the token determines", async () => {
  const [one, other] = await Promise.all([startGuest(shop.client), startGuest(shop.client)]);
  expect(await addToCart(one, product, 2)).toMatchObject({ __typename: "Cart", totalQuantity: 2 });
  expect((await one.get(CartDocument)).cart).toMatchObject({ totalQuantity: 2 });
  expect((await other.get(CartDocument)).cart).toMatchObject({ totalQuantity: 0 });
});

test("a browser needs only the cookie, and keeps the cart when it renews the cookie", async () => {
  const started = await shop.client.execute(StartGuestSessionDocument);
  const [cookie = ""] = started.headers.getSetCookie().map((each) => each.split(";")[0] ?? "");
  const browser = shop.client.with({ cookie });
  await browser.get(AddToCartDocument, { input: { productId: product, quantity: 3 } });
  const renewed = await browser.execute(StartGuestSessionDocument);
  const [next = ""] = renewed.headers.getSetCookie().map((each) => each.split(";")[0] ?? "");
  expect((await shop.client.with({ cookie: next }).get(CartDocument)).cart).toMatchObject({ totalQuantity: 3 });
});

test("the id of a cart's owner comes only from the token", async () => {
  const guest = await startGuest(shop.client);
  await addToCart(guest, product, 1);
  const buyer = await shop.signUp();
  const forged = buyer.with({ "x-user-id": guest.id, "x-guest-id": randomUUID() });
  const { cart } = await forged.get(`{ cart { totalQuantity customer { id } } }`);
  expect(cart).toEqual({ totalQuantity: 0, customer: { id: buyer.id } });
});
