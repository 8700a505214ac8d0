// own shop: it keeps pages for an hour
import { afterAll, beforeAll, expect, test } from "vitest";
import { AdjustStockDocument, UpdateProductDocument } from "../../generated/operations.js";
import { until } from "../../test-kit/clients/eventually.js";
import type { ShopClient } from "../../test-kit/clients/shop-client.js";
import { TestShop } from "../../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  // only a reported change can update a page within this time
  shop = await TestShop.create({ storefront: true, environment: { PAGE_MAX_AGE_SECONDS: "3600" } });
  await until(() => hasAllFeeds(shop.client));
});

afterAll(() => shop[Symbol.asyncDispose]());

const noWork = "sql=0, fetches=0";

function read(path: string, headers: Record<string, string> = {}, client: ShopClient = shop.client): Promise<Response> {
  return fetch(`${client.origin}${path}`, { redirect: "manual", headers: { accept: "text/html", ...headers } });
}

async function metricsOf(client: ShopClient): Promise<string> {
  return (await fetch(`${client.origin}/metrics`)).text();
}

/** A feed removes all pages when it opens. */
async function hasAllFeeds(client: ShopClient): Promise<boolean> {
  return ((await metricsOf(client)).match(/page_cache_feed_up\{subgraph="\w+"\} 1/g) ?? []).length === 4;
}

async function shows(path: string, text: string, client?: ShopClient): Promise<boolean> {
  return (await (await read(path, {}, client)).text()).includes(text);
}

async function setPrice(id: string, amount: string): Promise<void> {
  const input = { id, price: { amount, currency: "CAD" } };
  const { updateProduct } = await (await shop.admin()).get(UpdateProductDocument, { input });
  expect(updateProduct?.__typename).toBe("Product");
}

/** Changes a price without a report, as an operator who restores a backup. */
async function setPriceSilently(id: string, minor: number): Promise<void> {
  await shop.rows("catalog", "alter table products disable trigger products_public");
  await shop.rows("catalog", "update products set price_minor = $2 where id = $1", [id, minor]);
  await shop.rows("catalog", "alter table products enable trigger products_public");
}

test("a changed price or stock is on a cached page as soon as it is reported, and the page is then rendered once", async () => {
  const { id } = await shop.product({ name: "Rendered once", price: "10.00", stock: 500 });
  const path = "/products/rendered-once";
  const isStored = async (): Promise<boolean> => (await read(path)).headers.get("x-souk-work") === noWork;
  expect(await isStored()).toBe(false);
  // the reports of a feed keep their order: the next ones follow those of the creation, which remove the page once more
  await until(isStored);
  await setPrice(id, "77.77");
  await until(() => shows(path, "77.77"));
  await until(isStored);
  await (await shop.admin()).get(AdjustStockDocument, { input: { productId: id, delta: -498, reason: "a count" } });
  await until(() => shows(path, "Only 2 left"));
  await until(isStored);
  const again = await read(`${path}?utm_source=mail`);
  const tag = again.headers.get("etag") ?? "";
  expect([again.status, again.headers.get("x-souk-work")]).toEqual([200, noWork]);
  const unchanged = await read(path, { "if-none-match": tag });
  expect([unchanged.status, await unchanged.text()]).toEqual([304, ""]);
  const head = await fetch(`${shop.client.origin}${path}`, { method: "HEAD", headers: { accept: "text/html" } });
  expect([head.status, head.headers.get("etag")]).toEqual([200, tag]);
});

test("a page tells shared caches how long they may send it, and which changes purge it", async () => {
  const { id } = await shop.product({ name: "Told" });
  const { headers } = await read("/products/told");
  expect(headers.get("cache-control")).toBe("public, max-age=0, s-maxage=1800, stale-while-revalidate=1800");
  expect(Number(headers.get("age"))).toBeLessThan(60);
  expect(headers.get("vary")).toContain("Accept-Encoding");
  expect(headers.get("vary")).not.toMatch(/Cookie|Accept-Language/);
  expect(headers.get("surrogate-key")?.split(" ")).toContain(`Product:${id}`);
});

test("a changed price is on the cached list as soon as it is reported", async () => {
  const { id } = await shop.product({ name: "Followed", price: "10.00" });
  await until(() => shows("/products", "Followed"));
  expect(await shows("/products", "66.66")).toBe(false);
  await setPrice(id, "66.66");
  await until(() => shows("/products", "66.66"));
});

test("a new product is on the cached list as soon as it is reported", async () => {
  expect(await shows("/products", "Joined later")).toBe(false);
  await shop.product({ name: "Joined later" });
  await until(() => shows("/products", "Joined later"));
});

test("a changed course category is on its cached page as soon as it is reported, and purges the list of courses", async () => {
  const admin = await shop.admin();
  const created = `mutation { createCourseCategory(input: { name: "Weaving" }) { ... on CourseCategory { id } } }`;
  const { createCourseCategory: category } = await admin.get(created);
  const path = "/courses/categories/weaving";
  await until(async () => (await shows(path, "Weaving")) && (await read(path)).headers.get("x-souk-work") === noWork);
  const change = `mutation ($input: UpdateCourseCategoryInput!) { updateCourseCategory(input: $input) { __typename } }`;
  await admin.get(change, { input: { id: category.id, name: "Weaving at home" } });
  await until(() => shows(path, "Weaving at home"));
  expect((await read("/courses")).headers.get("surrogate-key")?.split(" ")).toContain("CourseCategory");
});

test("without a report, a page shows an old price for at most PAGE_MAX_AGE_SECONDS", async () => {
  const { id } = await shop.product({ name: "Unreported", price: "10.00" });
  const client = await shop.routerBeside({ STOREFRONT: "on", PAGE_MAX_AGE_SECONDS: "4", ENTITY_CACHE_SECONDS: "0" });
  const path = "/products/unreported";
  await until(() => hasAllFeeds(client));
  await until(() => shows(path, "10.00", client));
  await setPriceSilently(id, 8888);
  const oldAges: number[] = [];
  await until(async () => {
    const page = await read(path, {}, client);
    if ((await page.text()).includes("88.88")) return true;
    oldAges.push(Number(page.headers.get("age")));
    return false;
  });
  expect(oldAges).not.toEqual([]);
  // the age is rounded up
  expect(Math.max(...oldAges)).toBeLessThanOrEqual(5);
});

test("cookies of a visitor have no influence on a public page", async () => {
  await shop.product({ name: "Same for all" });
  const buyer = await shop.signUp();
  const cookies = `souk_access=${buyer.accessToken}; souk_cart=anything; souk_locale=en`;
  const first = await read("/products/same-for-all", { cookie: cookies });
  const second = await read("/products/same-for-all");
  expect(second.headers.get("etag")).toBe(first.headers.get("etag"));
  expect(first.headers.get("set-cookie")).toBeNull();
  expect(await second.text()).not.toContain(buyer.email);
});

test("a page with missing data is not stored", async () => {
  await shop.product({ name: "Partly there" });
  const path = "/products/partly-there";
  {
    await using _down = await shop.takeDown("inventory");
    const { headers } = await read(path);
    expect(headers.get("cache-control")).toBe("public, no-cache");
  }
  await until(async () => (await read(path)).headers.get("cache-control")?.includes("s-maxage") === true);
});

test("the metrics count hits and misses", async () => {
  const text = await metricsOf(shop.client);
  expect(text).toMatch(/page_cache_events_total\{event="hit"\} [1-9]/);
  expect(text).toMatch(/page_cache_events_total\{event="miss"\} [1-9]/);
  expect(text).toMatch(/page_cache_feed_up\{subgraph="catalog"\} 1/);
});
