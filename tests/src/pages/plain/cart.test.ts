import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { PlainBrowser } from "../../test-kit/browser/plain-browser.js";
import { TestShop } from "../../test-kit/shop/test-shop.js";

let shop: TestShop;
let page: string;

beforeAll(async () => {
  shop = await TestShop.create({ storefront: true });
});

afterAll(() => shop[Symbol.asyncDispose]());

beforeEach(async () => {
  const { id } = await shop.product({ name: "Lamp", price: "20.00", stock: 8 });
  const { product } = await shop.client.get("query ($id: ID!) { product(id: $id) { slug } }", { id });
  page = `/products/${product.slug}`;
});

const buy = "main form[method=post]";
const line = "main form[method=post]";

async function withLamp(quantity = "1"): Promise<PlainBrowser> {
  const browser = new PlainBrowser(shop.client.origin);
  await browser.open(page);
  await browser.send(buy, { typed: { quantity } });
  return browser;
}

test("a guest without scripts adds a product, changes its quantity and removes it", async () => {
  const browser = await withLamp("2");
  expect([browser.statuses, browser.path]).toEqual([[303, 200], "/cart"]);
  expect(browser.text).toContain("Lamp");
  expect(browser.valueOf("quantity")).toBe("2");
  expect(browser.responseHeaders.get("cache-control")).toBe("private, no-store");
  await browser.send(line, { typed: { quantity: "3" } });
  expect([browser.statuses, browser.valueOf("quantity")]).toEqual([[303, 200], "3"]);
  await browser.send(line, { button: ["step", "1"] });
  expect(browser.valueOf("quantity")).toBe("4");
  await browser.send(line, { button: ["step", "-1"] });
  expect(browser.valueOf("quantity")).toBe("3");
  expect(browser.text).toContain("CA$60.00");
  await browser.send(line, { button: ["remove", "1"] });
  expect(browser.text).toContain("Your cart is empty");
});

/** The names of the operations that the graph receives during `run`. */
async function operationsOf(run: () => Promise<void>): Promise<string[]> {
  const { length } = await shop.logLines();
  await run();
  const lines = (await shop.logLines()).slice(length).map((text) => JSON.parse(text) as { operation?: string });
  return lines.flatMap(({ operation }) => operation ?? []);
}

test("S3-82: the page of the cart sends one operation, for any visitor and after a refused form", async () => {
  const browser = await withLamp("2");
  const only = ["CartPage"];
  expect(await operationsOf(() => browser.open("/cart"))).toEqual(only);
  expect(browser.text).toContain("CA$40.00");
  expect(await operationsOf(() => browser.open("/fr/cart"))).toEqual(only);
  expect(await operationsOf(() => new PlainBrowser(shop.client.origin).open("/cart"))).toEqual(only);
  await browser.open("/cart");
  const refused = () => browser.send(line, { typed: { quantity: "9" } });
  expect(await operationsOf(refused)).toEqual(["SetCartLine", ...only]);
  browser.setCookie("souk_access", (await shop.signUp()).accessToken);
  expect(await operationsOf(() => browser.open("/cart"))).toEqual(only);
});

test("a visitor without cookies sees an empty cart", async () => {
  const browser = new PlainBrowser(shop.client.origin);
  await browser.open("/cart");
  expect([browser.status, browser.text.includes("Your cart is empty")]).toEqual([200, true]);
});

test("a refused addition gives the page again with the quantity and the reason", async () => {
  const browser = await withLamp("9");
  expect([browser.status, browser.path]).toEqual([422, page]);
  expect(browser.alerts).toEqual(["Only 8 are available, including those in your cart."]);
  expect(browser.responseHeaders.get("cache-control")).toBe("private, no-store");
});

test.each([
  ["more than there are", "9", "Only 8 left."],
  ["more than a line may have", "100", "The maximum quantity is 99."],
  ["a word", "many", "The maximum quantity is 99."],
])("a refused quantity (%s) gives the cart again with the reason beside the line", async (_what, quantity, reason) => {
  const browser = await withLamp();
  await browser.send(line, { typed: { quantity } });
  expect(browser.status).toBe(422);
  expect(browser.alerts.join()).toContain(reason);
  expect(browser.valueOf("quantity")).toBe("1");
});

test("a guest who adds twice keeps one cart", async () => {
  const browser = await withLamp();
  await browser.open(page);
  await browser.send(buy, {});
  expect(browser.valueOf("quantity")).toBe("2");
});

test.each([
  ["from a page of another origin", { origin: "https://evil.example" }],
  ["from another site", { origin: "null", "sec-fetch-site": "cross-site" }],
])("a form %s is refused and changes nothing", async (_what, headers) => {
  const browser = await withLamp();
  const cookie = `souk_access=${browser.cookie("souk_access")}`;
  const { product } = await shop.client.get("{ products(first: 1) { nodes { id } } }").then((data) => ({
    product: data.products.nodes[0],
  }));
  const answer = await shop.client.fetch("/cart", {
    method: "POST",
    headers: { cookie, "content-type": "application/x-www-form-urlencoded", ...headers },
    body: new URLSearchParams({ productId: product.id, remove: "1" }).toString(),
  });
  expect(answer.status).toBe(403);
  await browser.open("/cart");
  expect(browser.valueOf("quantity")).toBe("1");
});

test("the cart of one visitor is never shown to another", async () => {
  await withLamp("5");
  const other = new PlainBrowser(shop.client.origin);
  await other.open("/cart");
  expect(other.text).toContain("Your cart is empty");
});

test("the forms of French pages lead to French pages", async () => {
  const browser = new PlainBrowser(shop.client.origin);
  await browser.open(`/fr${page}`);
  await browser.send(buy, { typed: { quantity: "9" } });
  expect([browser.status, browser.path]).toEqual([422, `/fr${page}`]);
  expect(browser.alerts.join()).toMatch(/Seuls 8 exemplaires/);
  await browser.send(buy, { typed: { quantity: "2" } });
  expect([browser.statuses, browser.path]).toEqual([[303, 200], "/fr/cart"]);
  expect(browser.responseHeaders.get("content-language")).toBe("fr");
  expect([browser.valueOf("quantity"), browser.responseHeaders.get("cache-control")]).toEqual([
    "2",
    "private, no-store",
  ]);
  await browser.send(line, { button: ["step", "1"] });
  expect([browser.path, browser.valueOf("quantity")]).toEqual(["/fr/cart", "3"]);
});

test("a page of the account leads to the sign-in in the same language", async () => {
  const browser = new PlainBrowser(shop.client.origin);
  await browser.open("/fr/account/orders");
  expect([browser.statuses, browser.path]).toEqual([[302, 200], "/fr/login?returnTo=%2Faccount%2Forders"]);
});
