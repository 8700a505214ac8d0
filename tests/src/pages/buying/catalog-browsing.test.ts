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

  test("a list is filtered by its facets, all filters are in the address, and the back button removes one filter", async () => {
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

  test("filters that are chosen faster than the page renders all apply", async () => {
    await using visit = await storefront.visit();
    const { page } = visit;
    await visit.goto("/products");
    await visit.whileSlow(async () => {
      await page.getByRole("checkbox", { name: "Kitchen 19" }).press(" ");
      await page.getByRole("checkbox", { name: /^Audio \d/ }).press(" ");
      await page.getByLabel("Sort by").selectOption("PRICE_ASC");
    });
    await page.waitForURL("**/products?category=kitchen&category=audio&sort=PRICE_ASC");
    await count(page).getByText("30 products").waitFor();
    expect(visit.complaints).toEqual([]);
  });

  test("a list is sorted, priced and paged by the address, and a page of it can be shared", async () => {
    await using visit = await storefront.visit();
    const { page } = visit;
    await visit.goto("/products");
    await page.getByLabel("Sort by").selectOption("PRICE_ASC");
    await page.waitForURL("**/products?sort=PRICE_ASC");
    await page.getByLabel("From", { exact: true }).fill("20");
    await page.getByRole("button", { name: "Apply price" }).click();
    await page.waitForURL("**/products?sort=PRICE_ASC&min=20");
    const first = page.getByRole("article").first();
    await page.getByRole("link", { name: "Remove filter: From 20" }).waitFor();
    await first.getByText(/CA\$2\d\./).waitFor();
    const firstName = await first.getByRole("link").innerText();
    await page.getByRole("link", { name: "Next" }).click();
    await page.waitForURL("**/products?sort=PRICE_ASC&min=20&after=*");
    await page.getByRole("link", { name: "Previous" }).waitFor();
    const secondPage = page.url();
    await using other = await storefront.visit();
    await other.page.goto(secondPage);
    expect(await other.page.getByRole("article").first().innerText()).toBe(
      await page.getByRole("article").first().innerText(),
    );
    await page.getByRole("link", { name: "Previous" }).click();
    await page.waitForURL("**&before=*");
    await page.getByRole("article").first().getByRole("link", { name: firstName }).waitFor();
    expect(visit.complaints).toEqual([]);
  });

  test("a search without results says so and offers links; the address of a missing page leads to the first one", async () => {
    await using visit = await storefront.visit();
    await visit.goto("/products?q=xyzzyplugh");
    await visit.page.getByRole("heading", { name: "No results" }).waitFor();
    await visit.page.getByRole("link", { name: "See all products" }).click();
    await count(visit.page).getByText("137 products").waitFor();
    await visit.goto("/products?tag=led&after=nonsense");
    await visit.page.getByRole("link", { name: "Go to the first page" }).click();
    await visit.page.waitForURL("**/products?tag=led");
    await count(visit.page).getByText("7 products").waitFor();
    expect(visit.complaints).toEqual([]);
  });

  test("a category has its own page, and an unknown one is a 404", async () => {
    await using visit = await storefront.visit();
    await visit.goto("/categories/audio?sort=NAME");
    await visit.page.getByRole("heading", { level: 1, name: "Audio" }).waitFor();
    const list = await visit.page.locator('script[type="application/ld+json"]').textContent();
    expect(JSON.parse(list ?? "{}")).toMatchObject({ "@type": "ItemList", itemListElement: { length: 11 } });
    await visit.page.getByRole("complementary").getByRole("link", { name: "Lighting 11" }).click();
    await visit.page.waitForURL("**/categories/lighting?sort=NAME");
    await visit.page.getByRole("heading", { level: 1, name: "Lighting" }).waitFor();
    expect(visit.complaints).toEqual([]);
    expect((await visit.page.goto("/categories/no-such"))?.status()).toBe(404);
  });

  test("a product page shows price, stock and similar products, and the same data to search engines", async () => {
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
    expect(visit.complaints).toEqual([]);
    const answer = await page.goto("/products/no-such-product");
    expect(answer?.status()).toBe(404);
  });

  test("a course is sold to signed-in viewers only, and its product page links to the course page", async () => {
    await using visit = await storefront.visit();
    await visit.goto("/products/vegetables-on-a-balcony");
    const signIn = visit.page.getByRole("link", { name: "Sign in to buy this course" });
    expect(await signIn.getAttribute("href")).toBe("/login?returnTo=%2Fproducts%2Fvegetables-on-a-balcony");
    const course = visit.page.getByRole("link", { name: "View course details" });
    expect(await course.getAttribute("href")).toBe("/courses/vegetables-on-a-balcony");
  });

  test("while inventory is down, a product has an unknown stock and can still be added to the cart", async () => {
    await using _down = await storefront.shop.takeDown("inventory");
    await using visit = await storefront.visit();
    await visit.goto("/products/storm-candle-lantern");
    await visit.page.getByText("Availability cannot be checked right now").waitFor();
    await visit.page.getByRole("button", { name: "Add to cart" }).click();
    await visit.page.getByText("Storm Candle Lantern was added to your cart.").waitFor();
    expect(visit.operations).toEqual(expect.arrayContaining(["StartGuestSession", "AddToCart"]));
  });

  test("while catalog is down, its pages answer 503, and are back after a retry", async () => {
    await using visit = await storefront.visit();
    const down = await storefront.shop.takeDown("catalog");
    for (const path of ["/products", "/categories/audio", "/products/storm-candle-lantern"]) {
      expect((await visit.page.goto(path))?.status()).toBe(503);
    }
    await visit.page.locator("html[data-ready]").waitFor();
    await visit.page.getByRole("heading", { name: "Something went wrong" }).waitFor();
    await down[Symbol.asyncDispose]();
    await visit.page.getByRole("button", { name: "Try again" }).click();
    await visit.page.getByRole("heading", { level: 1, name: "Storm Candle Lantern" }).waitFor();
  });

  test("without JavaScript the list is filtered by its form and paged by its links", async () => {
    await using visit = await storefront.visit({ javaScriptEnabled: false });
    const { page } = visit;
    await page.goto("/products");
    await page.getByRole("checkbox", { name: "Kitchen 19" }).check();
    await page.getByLabel("Sort by").selectOption("PRICE_DESC");
    await page.getByRole("button", { name: "Show results" }).first().click();
    await page.waitForURL(/category=kitchen/);
    expect(new URL(page.url()).searchParams.get("sort")).toBe("PRICE_DESC");
    await count(page).getByText("19 products").waitFor();
    await page.goto("/products");
    await page.getByRole("link", { name: "Next" }).click();
    await page.waitForURL(/after=/);
    await page.getByRole("article").first().getByRole("link").click();
    await page.waitForURL(/\/products\/[a-z-]+$/);
    expect(await page.getByRole("heading", { level: 1 }).innerText()).not.toBe("");
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
    await page.route("**/demo/pictures/**", (route) => route.abort());
    await page.route("**/assets/*.js", async (route) => {
      await failed;
      await route.continue();
    });
    await page.goto("/products", { waitUntil: "commit" });
    // waitForFunction evaluates a string in the page, which the Content Security Policy forbids
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
