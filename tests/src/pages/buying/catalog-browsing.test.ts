import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { eventually } from "../../test-kit/clients/eventually.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";

withBrowser("browsing the shop in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  const count = (page: Page) => page.getByRole("region", { name: "Results" }).getByRole("status");

  test("S3-95: a list is filtered by its facets, all filters are in the address, and the back button removes one filter", async () => {
    await using visit = await storefront.visit();
    const { page } = visit;
    await visit.goto("/products");
    await page.getByRole("checkbox", { name: "Kitchen 19" }).click();
    await page.waitForURL("**/products?category=kitchen");
    await count(page).getByText("19 products").waitFor();
    await page.getByRole("checkbox", { name: /^coffee \d/ }).click();
    await page.waitForURL("**/products?category=kitchen&tag=coffee");
    await page.getByRole("navigation", { name: "Active filters" }).getByRole("link", { name: "coffee" }).waitFor();
    await page.goBack();
    await page.waitForURL("**/products?category=kitchen");
    await count(page).getByText("19 products").waitFor();
    expect(await page.getByRole("checkbox", { name: "Kitchen 19" }).isChecked()).toBe(true);
    await page.getByRole("link", { name: "Remove filter: Kitchen" }).click();
    await count(page).getByText("137 products").waitFor();
    expect(visit.operations.filter((name) => name === "Products").length).toBeLessThanOrEqual(3);
    expect(visit.complaints).toEqual([]);
  });

  test("a list stays readable while its next products load", async () => {
    await using visit = await storefront.visit();
    const { page } = visit;
    await visit.goto("/products");
    const released = Promise.withResolvers<void>();
    await page.route("**/graphql", async (route) => {
      if (route.request().postDataJSON().operationName === "Products") await released.promise;
      await route.continue();
    });
    await page.getByRole("checkbox", { name: "Kitchen 19" }).click();
    await page.locator("[aria-busy=true]").waitFor();
    expect(await visit.visualViolations()).toEqual([]);
    released.resolve();
    await count(page).getByText("19 products").waitFor();
  });

  test("a product and a category show the same data to search engines, and unknown ones are a 404", async () => {
    await using visit = await storefront.visit();
    const { page } = visit;
    await visit.goto("/products/roll-top-bike-pannier");
    await page.getByText("Only 2 left").waitFor();
    await page.getByRole("heading", { name: "You may also like" }).waitFor();
    const blocks = await page.locator('script[type="application/ld+json"]').allTextContents();
    const [product] = blocks.flatMap((text) => JSON.parse(text) as { offers?: object }[]);
    expect(product?.offers).toMatchObject({ price: "132.00", priceCurrency: "CAD" });
    expect(await page.locator('meta[property="og:type"]').getAttribute("content")).toBe("product");
    expect(await page.locator('link[rel="canonical"]').getAttribute("href")).toMatch(
      /\/products\/roll-top-bike-pannier$/,
    );
    expect(visit.operations).toEqual(["Shell"]);
    await visit.goto("/categories/audio?sort=NAME");
    const list = await page.locator('script[type="application/ld+json"]').textContent();
    expect(JSON.parse(list ?? "{}")).toMatchObject({ "@type": "ItemList", itemListElement: { length: 11 } });
    expect(visit.complaints).toEqual([]);
    for (const path of ["/products/no-such-product", "/categories/no-such"])
      expect((await page.goto(path))?.status()).toBe(404);
  });

  test("S3-52: while catalog is down, its pages answer 503 until a retry, and the home page shows its other parts", async () => {
    await using visit = await storefront.visit();
    const down = await storefront.shop.takeDown("catalog");
    expect((await visit.page.goto("/"))?.status()).toBe(200);
    await visit.page.getByRole("link", { name: "Sourdough from Scratch" }).waitFor();
    for (const path of ["/products", "/categories/audio", "/products/storm-candle-lantern"]) {
      expect((await visit.page.goto(path))?.status()).toBe(503);
    }
    await visit.page.locator("html[data-ready]").waitFor();
    await visit.page.getByRole("heading", { name: "Something went wrong" }).waitFor();
    await down[Symbol.asyncDispose]();
    await visit.page.getByRole("button", { name: "Try again" }).click();
    await visit.page.getByRole("heading", { level: 1, name: "Storm Candle Lantern" }).waitFor();
  });

  test("at 360 pixels the filters are in a drawer, also in French and dark", async () => {
    await using visit = await storefront.visit({
      colorScheme: "dark",
      locale: "fr-CA",
      viewport: { width: 360, height: 740 },
    });
    const { page } = visit;
    await visit.goto("/products");
    await page.getByRole("button", { name: "Filtres" }).click();
    const drawer = page.getByRole("dialog", { name: "Filtres" });
    await drawer.getByRole("checkbox", { name: "Audio 11" }).click();
    const show = drawer.getByRole("button", { name: "Afficher 11 produits" });
    await show.waitFor();
    expect(await visit.violations()).toEqual([]);
    await show.click();
    await drawer.waitFor({ state: "hidden" });
    await page.waitForURL("**/products?category=audio");
    expect(visit.complaints).toEqual([]);
  });

  test("a picture that failed before hydration is replaced by a placeholder of its size", async () => {
    await using visit = await storefront.visit();
    const { page } = visit;
    let release = () => {};
    const failed = new Promise<void>((resolve) => (release = resolve));
    await page.route("**/media/**", (route) => route.abort());
    await page.route("**/assets/*.js", async (route) => {
      await failed;
      await route.continue();
    });
    await page.goto("/products", { waitUntil: "commit" });
    const broken = "[...document.images].filter((image) => image.complete && image.naturalWidth === 0).length";
    const isStyled = `document.querySelector("link[rel=stylesheet]")?.sheet != null`;
    await eventually(async () => expect(await page.evaluate<number>(broken)).toBeGreaterThan(0));
    await eventually(async () => expect(await page.evaluate<boolean>(isStyled)).toBe(true));
    const height = `document.querySelector("article").getBoundingClientRect().height`;
    const before = await page.evaluate<number>(height);
    release();
    await page.locator("html[data-ready]").waitFor();
    await eventually(async () => expect(await page.evaluate<number>(broken)).toBe(0));
    expect(await page.evaluate<number>(height)).toBeCloseTo(before, 0);
  });
});
