import { afterAll, beforeAll, expect, test } from "vitest";
import {
  AddToCartDocument,
  CartDocument,
  LoginAsGuestDocument,
  RegisterDocument,
  StartGuestSessionDocument,
  UpdateProductDocument,
  VerifyEmailAsGuestDocument,
} from "../generated/operations.js";
import { addToCart } from "../test-kit/data/buying.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { startGuest } from "../test-kit/clients/guest.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { mailsTo, testPassword } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

async function logInAs(client: ShopClient, email: string) {
  const { login } = await client.get(LoginAsGuestDocument, { input: { email, password: testPassword } });
  if (login?.__typename !== "SignedIn") throw new Error(JSON.stringify(login));
  return login;
}

const quantities = async (client: ShopClient): Promise<number[]> =>
  ((await client.get(CartDocument)).cart?.lines ?? []).map(({ quantity }) => quantity);

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create();
});

afterAll(async () => shop[Symbol.asyncDispose]());

test("a login reports each merged line: added, summed, capped, dropped", async () => {
  const [many, few, other, ended] = await Promise.all([
    shop.product({ stock: 100 }),
    shop.product({ stock: 5 }),
    shop.product({ stock: 100 }),
    shop.product({ stock: 100 }),
  ]);
  const [buyer, guest] = [await shop.signUp(), await startGuest(shop.client)];
  await addToCart(buyer, many.id, 2);
  await addToCart(buyer, few.id, 3);
  for (const [{ id }, quantity] of [
    [other, 1],
    [many, 4],
    [few, 4],
    [ended, 1],
  ] as const)
    await addToCart(guest, id, quantity);
  await (await shop.admin()).get(UpdateProductDocument, { input: { id: ended.id, isActive: false } });

  const { cartMerge, accessToken } = await logInAs(guest, buyer.email);
  expect(cartMerge?.lines).toEqual([
    {
      product: { id: other.id, name: expect.any(String) },
      outcome: "ADDED",
      reason: null,
      guestQuantity: 1,
      quantityBefore: 0,
      quantityAfter: 1,
    },
    {
      product: { id: many.id, name: expect.any(String) },
      outcome: "SUMMED",
      reason: null,
      guestQuantity: 4,
      quantityBefore: 2,
      quantityAfter: 6,
    },
    {
      product: { id: few.id, name: expect.any(String) },
      outcome: "CAPPED",
      reason: "STOCK",
      guestQuantity: 4,
      quantityBefore: 3,
      quantityAfter: 5,
    },
    {
      product: { id: ended.id, name: expect.any(String) },
      outcome: "DROPPED",
      reason: "NOT_ON_SALE",
      guestQuantity: 1,
      quantityBefore: 0,
      quantityAfter: 0,
    },
  ]);
  expect(await quantities(shop.client.signedIn(accessToken))).toEqual([6, 5, 1]);
  expect(await quantities(guest)).toEqual([]);
});

test("a login succeeds while cart is unavailable, and the cart is merged later", async () => {
  const { id } = await shop.product({ stock: 100 });
  const [buyer, guest] = [await shop.signUp(), await startGuest(shop.client)];
  await addToCart(buyer, id, 1);
  await addToCart(guest, id, 3);
  {
    await using _down = await shop.takeDown("cart");
    expect((await logInAs(guest, buyer.email)).cartMerge).toBeNull();
  }
  await eventually(async () => expect(await quantities(buyer)).toEqual([4]));
  expect(await quantities(guest)).toEqual([]);
});

test("a guest who signs up keeps the cart, in an account without one", async () => {
  const guest = await startGuest(shop.client);
  await addToCart(guest, (await shop.product()).id, 2);
  const email = `${guest.id}@example.com`;
  await guest.get(RegisterDocument, { input: { email, password: testPassword } });
  const code = await eventually(async () => {
    const [found] = /\b\d{6}\b/.exec((await mailsTo(shop.client, email))[0]?.text ?? "") ?? [];
    if (!found) throw new Error("no mail yet");
    return found;
  });
  const { verifyEmail } = await guest.get(VerifyEmailAsGuestDocument, { input: { email, code } });
  expect(verifyEmail).toMatchObject({ cartMerge: { lines: [{ outcome: "ADDED", quantityAfter: 2 }] } });
});

test("a cookie identifies the guest, and afterwards the user", async () => {
  const [{ email }, { id }] = await Promise.all([shop.signUp(), shop.product()]);
  const started = await shop.client.execute(StartGuestSessionDocument);
  const browser = shop.client.with({ cookie: started.headers.getSetCookie()[0]?.split(";")[0] ?? "" });
  await browser.get(AddToCartDocument, { input: { productId: id, quantity: 2 } });
  const answer = await browser.execute(LoginAsGuestDocument, { input: { email, password: testPassword } });
  expect(answer.data.login).toMatchObject({ cartMerge: { lines: [{ outcome: "ADDED" }] } });
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
  expect(await quantities(shop.client.with({ cookie }))).toEqual([2]);
});
