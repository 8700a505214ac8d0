import { afterAll, beforeAll, expect, test } from "vitest";
import { LoginDocument } from "../generated/operations.js";
import { eventually } from "../test-kit/clients/eventually.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { mailsTo, testPassword } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create();
});

afterAll(async () => shop[Symbol.asyncDispose]());

/** Sends twenty guesses as aliases of one request, the maximum for a request. Returns their results in order. */
async function guessTwenty(email: string): Promise<string[]> {
  const guesses = Array.from(
    { length: 20 },
    (_, index) => `g${index}: login(input: { email: $email, password: "guess ${index}" }) { ... on Problem { code } }`,
  );
  const answers = await shop.client.get(`mutation ($email: String!) { ${guesses.join(" ")} }`, { email });
  return Object.values<{ code: string }>(answers).map(({ code }) => code);
}

async function login(email: string, client: ShopClient = shop.client) {
  const answer = await client.execute(LoginDocument, { input: { email, password: testPassword } });
  const cookies = answer.headers.getSetCookie();
  return { login: answer.data.login, device: cookies.find((cookie) => cookie.includes("souk_device="))?.split(";")[0] };
}

const tenThenLocked = [...Array(10).fill("INVALID_CREDENTIALS"), ...Array(10).fill("ACCOUNT_LOCKED")];

test("aliases are counted separately; the owner gets a mail, and their known device can still sign in", async () => {
  const { email } = await shop.signUp();
  const { device = "" } = await login(email);
  expect(await guessTwenty(email)).toEqual(tenThenLocked);

  const stranger = await login(email);
  expect(stranger.login).toMatchObject({ __typename: "AccountLocked", code: "ACCOUNT_LOCKED" });

  expect((await login(email, shop.client.with({ cookie: device }))).login?.__typename).toBe("SignedIn");
  await eventually(async () => {
    const subjects = (await mailsTo(shop.client, email)).map(({ subject }) => subject);
    expect(subjects).toEqual(["Failed sign-in attempts on your account", "Confirm your email address"]);
  });
});
