import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isProblem, memoryTokens, ShopClient, successOf } from "@souk/client";
import { AddToCartDocument, AdjustStockDocument, MeDocument, StockChangedDocument } from "@souk/client/operations";
import {
  decodeJwt,
  decodeProtectedHeader,
  importJWK,
  SignJWT,
  type JSONWebKeySet,
  type JWTHeaderParameters,
} from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { customerPassword, TestShop } from "./test-shop.js";

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

test("a session outlives its access token", async () => {
  const { email } = await shop.customer();
  const tokens = memoryTokens();
  const client = new ShopClient({ url: `${shop.url}/graphql`, tokens });
  const signedIn = successOf(await client.signIn({ email, password: customerPassword }));
  if (signedIn.__typename !== "SignedIn") throw new Error("a second factor is not expected");
  const { refreshToken } = signedIn;
  tokens.write({ accessToken: await expiredCopy(signedIn.accessToken), refreshToken });
  const viewers = await Promise.all([1, 2, 3].map(() => client.send(MeDocument)));
  expect(viewers.map(({ me }) => me?.email)).toEqual([email, email, email]);
  expect(tokens.read()?.refreshToken).not.toBe(refreshToken);
});

/** Returns the same token with an end in the past, signed by the shop's key. */
async function expiredCopy(token: string): Promise<string> {
  const { keys } = JSON.parse(
    readFileSync(join(shop.dataFolder, "keys/access-token-keys.json"), "utf8"),
  ) as JSONWebKeySet;
  const key = await importJWK(keys[0]!, "EdDSA");
  const seconds = Math.floor(Date.now() / 1000);
  return new SignJWT({ ...decodeJwt(token), iat: seconds - 7200, exp: seconds - 3600 })
    .setProtectedHeader(decodeProtectedHeader(token) as JWTHeaderParameters)
    .sign(key);
}

test("a second shop runs beside the first, and disposing it removes its data", async () => {
  let folder = "";
  {
    await using other = await TestShop.start();
    expect(other.url).not.toBe(shop.url);
    folder = other.dataFolder;
    expect(existsSync(folder)).toBe(true);
  }
  expect(existsSync(folder)).toBe(false);
});
