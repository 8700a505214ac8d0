// own shop: the forms have a captcha
import { randomUUID } from "node:crypto";
import { openFakeSiteverify, type FakeSiteverify } from "@souk/router/testing/fake-siteverify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PlainBrowser } from "../test-kit/browser/plain-browser.js";
import { testPassword } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let service: FakeSiteverify;
let shop: TestShop;

beforeAll(async () => {
  service = await openFakeSiteverify("secret");
  shop = await TestShop.create({
    storefront: true,
    environment: {
      CAPTCHA_PROVIDER: "turnstile",
      CAPTCHA_SITE_KEY: "site-key",
      CAPTCHA_SECRET: "secret",
      CAPTCHA_VERIFY_URL: service.verifyUrl,
      CAPTCHA_SCRIPT_URL: service.scriptUrl,
      CAPTCHA_MUTATIONS: "register,login,requestOrderLink,saveReview",
      CAPTCHA_LOGIN_AFTER: "2",
    },
  });
});

afterAll(async () => {
  await shop[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

const registration = `mutation ($input: RegisterInput!) { register(input: $input) { __typename } }`;
const newUser = () => ({ input: { email: `${randomUUID()}@example.com`, password: testPassword } });
const solved = () => shop.client.with({ "x-captcha-token": service.solve() });
const codes = ({ errors }: { readonly errors: readonly { readonly extensions: { readonly code: string } }[] }) =>
  errors.map(({ extensions }) => extensions.code);

describe("registration", () => {
  test("is refused without a token, and the client learns how to get one", async () => {
    const { status, errors } = await shop.client.execute(registration, newUser());
    expect([status, errors[0]?.extensions]).toMatchObject([
      403,
      { code: "CAPTCHA_REQUIRED", captcha: { provider: "turnstile", siteKey: "site-key", frame: "/captcha/frame" } },
    ]);
  });

  test("runs with the token of a solved challenge, which works once", async () => {
    const client = solved();
    expect((await client.execute(registration, newUser())).data).toEqual({
      register: { __typename: "VerificationSent" },
    });
    expect(codes(await client.execute(registration, newUser()))).toEqual(["CAPTCHA_REQUIRED"]);
  });

  test("is refused for the moment when the service does not answer", async () => {
    service.answerWith("unavailable");
    const answer = await solved().execute(registration, newUser());
    service.answerWith(undefined);
    expect([answer.status, codes(answer)]).toEqual([503, ["CAPTCHA_UNAVAILABLE"]]);
  });

  test("is refused over REST too", async () => {
    const { email, password } = newUser().input;
    const response = await fetch(`${shop.client.origin}/auth/register`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, password, full_name: "June" }),
    });
    expect([response.status, await response.json()]).toMatchObject([403, { error: "CAPTCHA_REQUIRED" }]);
  });
});

test("a sign-in needs a captcha after two failures, also with the right password", async () => {
  const { email } = newUser().input;
  await solved().execute(registration, { input: { email, password: testPassword } });
  const login = `mutation ($input: LoginInput!) { login(input: $input) { ... on Problem { message } } }`;
  const tryTo = (password: string, client = shop.client) => client.execute(login, { input: { email, password } });
  expect([codes(await tryTo("wrong")), codes(await tryTo("wrong"))]).toEqual([[], []]);
  expect(codes(await tryTo(testPassword))).toEqual(["CAPTCHA_REQUIRED"]);
  const { data, errors } = await tryTo(testPassword, solved());
  expect([errors, data.login.message]).toEqual([[], expect.stringContaining("Confirm your email address")]);
});

test.each([
  ["the look-up of a guest's order", `mutation { requestOrderLink(input: { number: "1", email: "a@example.com" }) }`],
  [
    "a review",
    `mutation { saveReview(input: { productId: "${randomUUID()}", stars: 5, title: "Good", text: "A good product.", authorName: "June" }) { __typename } }`,
  ],
])("%s needs a captcha", async (_what, mutation) => {
  expect(codes(await shop.client.execute(mutation))).toEqual(["CAPTCHA_REQUIRED"]);
});

test("a form without scripts says that the check needs JavaScript, and keeps its values", async () => {
  const browser = new PlainBrowser(shop.client.origin);
  await browser.open("/register");
  await browser.send("main form[method=post]", { typed: { email: "plain@example.com", password: testPassword } });
  expect([browser.status, browser.alerts]).toEqual([403, [expect.stringContaining("needs JavaScript")]]);
  expect(browser.valueOf("email")).toBe("plain@example.com");
  await browser.open("/fr/orders/lookup");
  await browser.send("main form[method=post]", { typed: { number: "1", email: "plain@example.com" } });
  expect([browser.status, browser.alerts]).toEqual([403, [expect.stringContaining("a besoin de JavaScript")]]);
});
