import { afterAll, beforeAll, expect, test } from "vitest";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";

const lists = ["/", "/products", "/fr/products?sort=NAME", "/categories/kitchen", "/courses"];

withBrowser("the data of a page in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  test.each(lists)("%s is hydrated without a request for its data", async (path) => {
    await using visit = await storefront.visit({ locale: path.startsWith("/fr") ? "fr-CA" : "en-CA" });
    await visit.goto(path);
    await visit.page.waitForLoadState("networkidle");
    expect(visit.operations).toEqual(["Shell"]);
    expect(visit.complaints).toEqual([]);
  });

  test("a page whose texts were changed before its scripts run shows its own texts", async () => {
    await using visit = await storefront.visit();
    await visit.page.route("**/products", async (route) => {
      const response = await route.fetch();
      const html = (await response.text()).replace(">Brush Pen Sextet<", ">Un autre nom<");
      expect(html).toContain("Un autre nom");
      await route.fulfill({ response, body: html });
    });
    await visit.goto("/products");
    await visit.page.getByRole("link", { name: "Brush Pen Sextet" }).waitFor();
    expect(await visit.page.getByText("Un autre nom").count()).toBe(0);
  });
});
