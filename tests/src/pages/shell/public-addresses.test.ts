// own shop: its pages name a public address
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually, until } from "../../test-kit/clients/eventually.js";
import { TestShop } from "../../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create({
    demoData: true,
    storefront: true,
    environment: { PUBLIC_URL: "https://shop.example/", PAGE_MAX_AGE_SECONDS: "60" },
  });
  // the first render loads the code of the page, which can take longer than the router waits for a page
  for (const path of ["/courses", "/fr", "/fr/products"]) {
    await until(async () => (await (await read(path)).text()).includes('rel="canonical"'));
  }
});

afterAll(() => shop[Symbol.asyncDispose]());

function read(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${shop.client.origin}${path}`, { redirect: "manual", headers: { accept: "text/html", ...headers } });
}

/** Returns the path of the page's preview picture. */
async function previewOf(path: string): Promise<string> {
  const [, address] = /<meta property="og:image" content="([^"]+)"/.exec(await (await read(path)).text()) ?? [];
  if (address === undefined) throw new Error(`${path} names no picture`);
  return new URL(address).pathname;
}

test("robots.txt excludes private pages and names the sitemap", async () => {
  const text = await (await read("/robots.txt")).text();
  expect(text).toContain("Disallow: /account\n");
  expect(text).toContain("Disallow: /checkout\n");
  expect(text).toContain("Sitemap: https://shop.example/sitemap.xml\n");
});

test("the sitemap lists every product on sale, category and course, and nothing off sale", async () => {
  const answer = await read("/sitemap.xml");
  expect(answer.headers.get("content-type")).toBe("application/xml; charset=utf-8");
  const found = [...(await answer.text()).matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address);
  const { data } = await shop.client.execute(
    "{ products(first: 100, filter: { kind: PHYSICAL, isActive: true }) { totalCount nodes { slug } } categories { slug } courseCategories { slug } courses(first: 100) { nodes { slug } } }",
  );
  for (const { slug } of data.products.nodes) expect(found).toContain(`https://shop.example/products/${slug}`);
  for (const { slug } of data.categories) expect(found).toContain(`https://shop.example/categories/${slug}`);
  for (const { slug } of data.courseCategories)
    expect(found).toContain(`https://shop.example/courses/categories/${slug}`);
  for (const { slug } of data.courses.nodes) expect(found).toContain(`https://shop.example/courses/${slug}`);
  const { products, categories, courseCategories, courses } = data;
  const pages = 3 + products.totalCount + categories.length + courseCategories.length + courses.nodes.length;
  // in English and French
  expect(found).toHaveLength(2 * pages);
});

test("built files are cached for a year and compressed; a browser revalidates the page itself each time", async () => {
  const page = await read("/", { "accept-encoding": "identity" });
  expect(page.headers.get("cache-control")).toMatch(/^public, max-age=0, s-maxage=/);
  const [, script = ""] = /<script type="module"[^>]* src="([^"]+)"/.exec(await page.text()) ?? [];
  const file = await read(script, { "accept-encoding": "br" });
  expect(file.headers.get("content-encoding")).toBe("br");
  expect(file.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
});

test("an unchanged page is not sent again to a browser that has it", async () => {
  const first = await read("/", { "accept-encoding": "identity" });
  const tag = first.headers.get("etag") ?? "";
  const again = await read("/", { "accept-encoding": "br", "if-none-match": tag });
  expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", tag]);
});

test("a missing file, or an unknown path for an API client, gives 404 without a page", async () => {
  expect((await read("/assets/index-gone.js")).status).toBe(404);
  const answer = await read("/nothing", { accept: "application/json" });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: "NOT_FOUND" } }] });
});

test("S4-01: the Content Security Policy allows only scripts and requests of this origin", async () => {
  const policy = (await read("/")).headers.get("content-security-policy");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("connect-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
});

test.each([
  ["/", "image/png"],
  ["/products", "image/png"],
  ["/courses", "image/png"],
  ["/fr", "image/png"],
  ["/products/amber-filament-bulb", "image/webp"],
  ["/fr/categories/kitchen", "image/png"],
])("the link preview of %s has a picture in %s that other sites may show", async (path, type) => {
  const picture = await eventually(() => previewOf(path));
  const answer = await read(picture);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, type]);
  expect(answer.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  const unchanged = await read(picture, { "if-none-match": answer.headers.get("etag") ?? "" });
  expect(unchanged.status).toBe(304);
});

test("a missing product has no preview picture", async () => {
  expect((await read("/preview/products/no-such-product.png")).status).toBe(404);
  expect((await read("/preview/cart.png")).status).toBe(404);
});

test.each([
  ["/courses", "en", "https://shop.example/courses"],
  ["/fr/courses", "fr", "https://shop.example/fr/courses"],
  ["/fr", "fr", "https://shop.example/fr"],
])("%s is a page in %s that names the same page in each language", async (path, language, canonical) => {
  const answer = await read(path);
  const html = await answer.text();
  const english = canonical.replace("/fr", "") + (path === "/fr" ? "/" : "");
  const french = path === "/fr" ? canonical : `https://shop.example/fr/courses`;
  expect([answer.status, answer.headers.get("content-language")]).toEqual([200, language]);
  expect(html).toContain(`<html lang="${language}"`);
  expect(html).toContain(`<link rel="canonical" href="${canonical}"/>`);
  expect(html).toContain(`<link rel="alternate" hrefLang="en" href="${english}"/>`);
  expect(html).toContain(`<link rel="alternate" hrefLang="fr" href="${french}"/>`);
  expect(html).toContain(`<link rel="alternate" hrefLang="x-default" href="${english}"/>`);
});

test.each<[string, string, Record<string, string>, string]>([
  ["a visitor who chose French", "/products?q=lamp", { cookie: "souk_locale=fr" }, "/fr/products?q=lamp"],
  ["a browser that prefers French", "/account", { "accept-language": "fr-CA,en;q=0.5" }, "/fr/account"],
  ["a French link to the admin", "/fr/admin/orders?status=PAID", {}, "/admin/orders?status=PAID"],
])("%s is redirected, and no cache stores the redirect", async (_who, path, headers, location) => {
  const answer = await read(path, headers);
  expect([answer.status, answer.headers.get("location")]).toEqual([302, location]);
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
});

test("a French address stays French for a visitor who chose English", async () => {
  const answer = await read("/fr/products", { cookie: "souk_locale=en", "accept-language": "en" });
  expect([answer.status, answer.headers.get("content-language")]).toEqual([200, "fr"]);
});

test("links and forms of a French page stay French", async () => {
  const html = await (await read("/fr/products")).text();
  const targets = [...html.matchAll(/ (?:href|action)="(\/[^"]*)"/g)].map(([, target = ""]) => target);
  const own = targets.filter((target) => !/^\/(assets|favicon|demo)/.test(target));
  expect(own.length).toBeGreaterThan(20);
  expect(own.filter((target) => !/^\/fr(\/|\?|$)/.test(target))).toEqual([]);
});

test("the sitemap lists each page in each language with its alternates", async () => {
  const xml = await (await read("/sitemap.xml")).text();
  const entry = xml.split("\n").find((line) => line.includes("<loc>https://shop.example/fr/courses</loc>"));
  expect(entry).toContain('<xhtml:link rel="alternate" hreflang="en" href="https://shop.example/courses"/>');
  expect(entry).toContain('<xhtml:link rel="alternate" hreflang="fr" href="https://shop.example/fr/courses"/>');
  expect(entry).toContain('<xhtml:link rel="alternate" hreflang="x-default" href="https://shop.example/courses"/>');
});
