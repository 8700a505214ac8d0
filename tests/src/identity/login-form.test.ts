// own shop: the limits are on
import { afterAll, beforeAll, expect, test } from "vitest";
import { AddToCartDocument, StartGuestSessionDocument } from "../generated/operations.js";
import { testPassword } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create({ storefront: true, environment: { RATE_LIMITS: "on" } });
});

afterAll(() => shop[Symbol.asyncDispose]());

const form = { "content-type": "application/x-www-form-urlencoded" };

function post(fields: Record<string, string>, headers: Record<string, string> = form): Promise<Response> {
  return shop.client.fetch("/login?returnTo=%2Fcart", {
    method: "POST",
    redirect: "manual",
    headers,
    body: new URLSearchParams(fields).toString(),
  });
}

test.each<[string, Record<string, string>, number]>([
  ["from the shop's own page", { ...form, origin: "own" }, 401],
  ["from a client that is not a browser", form, 401],
  [
    "from a browser that hides the origin, same site",
    { ...form, origin: "null", "sec-fetch-site": "same-origin" },
    401,
  ],
  ["from a page of another origin", { ...form, origin: "https://evil.example" }, 403],
  ["from another port of this host", { ...form, origin: "http://127.0.0.1:1" }, 403],
  ["from a page that hides its origin", { ...form, origin: "null" }, 403],
  ["from another site", { ...form, "sec-fetch-site": "cross-site" }, 403],
  ["with another content type", { "content-type": "text/plain" }, 415],
])("the form of the sign-in page %s", async (_what, { origin, ...headers }, status) => {
  const sentOrigin = origin === "own" ? shop.client.origin : origin;
  const answer = await post(
    { email: "a@example.com", password: "x" },
    { ...headers, ...(sentOrigin ? { origin: sentOrigin } : {}) },
  );
  expect(answer.status).toBe(status);
});

test("S3-58: a shop without the demo data has no banner of a demo", async () => {
  const page = await shop.client.fetch("/login", { headers: { accept: "text/html" } });
  expect(await page.text()).not.toMatch(/<aside|customer123/);
});

test("the form has a size limit", async () => {
  expect((await post({ email: "a@example.com", password: "x".repeat(70_000) })).status).toBe(413);
});

test("the form redirects only to paths of the shop, and its answer is never cached", async () => {
  const { email } = await shop.signUp();
  const to = (returnTo: string) =>
    shop.client.fetch(`/login?returnTo=${encodeURIComponent(returnTo)}`, {
      method: "POST",
      redirect: "manual",
      headers: form,
      body: new URLSearchParams({ email, password: testPassword }).toString(),
    });
  const answer = await to("/cart?x=1");
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/cart?x=1"]);
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  expect((await to("//evil.example/")).headers.get("location")).toBe("/account");
});

test("a guest who sends the form keeps the cart, and an expired token does not prevent the sign-in", async () => {
  const lamp = await shop.product({ name: "Lamp" });
  const buyer = await shop.signUp();
  const started = await shop.client.execute(StartGuestSessionDocument);
  const [cookie = ""] = (started.headers.get("set-cookie") ?? "").split(";");
  const guest = shop.client.with({ cookie, origin: shop.client.origin });
  await guest.get(AddToCartDocument, { input: { productId: lamp.id, quantity: 2 } });
  const answer = await post({ email: buyer.email, password: testPassword }, { ...form, cookie });
  expect(answer.status).toBe(303);
  expect(await buyer.get("{ cart { totalQuantity } }")).toEqual({ cart: { totalQuantity: 2 } });
  const stale = { ...form, cookie: "souk_access=ey.not.ours" };
  expect((await post({ email: buyer.email, password: testPassword }, stale)).status).toBe(303);
});

test("the form counts in the graph's limits", async () => {
  const answers = [];
  for (let tried = 0; tried < 31; tried++)
    answers.push((await post({ email: `${tried}@example.com`, password: "x" })).status);
  expect(answers.at(-1)).toBe(429);
});
