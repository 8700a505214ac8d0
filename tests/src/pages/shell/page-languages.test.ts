// own shop: its pages name a public address
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { until } from "../../test-kit/clients/eventually.js";
import { TestShop } from "../../test-kit/shop/test-shop.js";

describe("the addresses of languages", () => {
  let shop: TestShop;

  beforeAll(async () => {
    shop = await TestShop.create({
      demoData: true,
      storefront: true,
      environment: { PUBLIC_URL: "https://shop.example", PAGE_MAX_AGE_SECONDS: "60" },
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
});

withBrowser("the language switch in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  test("leads to the same page in the other language, which hydrates and keeps its language while navigating", async () => {
    await using visit = await storefront.visit();
    await visit.goto("/courses?q=bread");
    await visit.page.getByLabel("Language").last().selectOption("fr");
    await visit.page.waitForURL("**/fr/courses?q=bread");
    await visit.page.locator("html[data-ready]").waitFor();
    await visit.page.getByRole("link", { name: "Souk" }).first().click();
    await visit.page.waitForURL("**/fr");
    await visit.page.getByRole("heading", { name: "Nouveautés" }).waitFor();
    expect(visit.complaints).toEqual([]);
    await visit.page.getByLabel("Langue").last().selectOption("en");
    await visit.page.getByRole("heading", { name: "New" }).first().waitFor();
    expect(new URL(visit.page.url()).pathname).toBe("/");
  });
});
