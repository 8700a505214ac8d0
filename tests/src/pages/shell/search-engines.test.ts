import { afterAll, beforeAll, expect, test } from "vitest";
import { TestShop } from "../../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create({
    demoData: true,
    storefront: true,
    environment: { PUBLIC_URL: "https://shop.example/" },
  });
});

afterAll(() => shop[Symbol.asyncDispose]());

function read(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${shop.client.origin}${path}`, { headers: { accept: "text/html", ...headers } });
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
  const { data } = await shop.client.ask(
    "{ products(first: 100, filter: { kind: PHYSICAL, isActive: true }) { totalCount nodes { slug } } categories { slug } courses(first: 100) { nodes { slug } } }",
  );
  for (const { slug } of data.products.nodes) expect(found).toContain(`https://shop.example/products/${slug}`);
  for (const { slug } of data.categories) expect(found).toContain(`https://shop.example/categories/${slug}`);
  for (const { slug } of data.courses.nodes) expect(found).toContain(`https://shop.example/courses/${slug}`);
  expect(found).toHaveLength(3 + data.products.totalCount + data.categories.length + data.courses.nodes.length);
});

test("built files are cached for a year and compressed; the page itself is revalidated each time", async () => {
  const page = await read("/", { "accept-encoding": "identity" });
  expect(page.headers.get("cache-control")).toBe("public, no-cache");
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
  const french = await read("/", { "accept-language": "fr", "if-none-match": tag });
  expect(french.status).toBe(200);
  expect(await french.text()).toContain('lang="fr');
});

test("a missing file, or an unknown path for an API client, gives 404 without a page", async () => {
  expect((await read("/assets/index-gone.js")).status).toBe(404);
  const answer = await read("/nothing", { accept: "application/json" });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: "NOT_FOUND" } }] });
});

test("the Content Security Policy allows only scripts and requests of this origin", async () => {
  const policy = (await read("/")).headers.get("content-security-policy");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("connect-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
});
