import { afterAll, beforeAll, expect, test } from "vitest";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";

// that nothing moves while a page loads on a slow connection: proofs/layout-shifts.test.ts
withBrowser("the first paint in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  test("the HTML loads its scripts after its styles", async () => {
    const html = await (await storefront.shop.client.fetch("/products", { headers: { accept: "text/html" } })).text();
    const scripts = html.match(/<(?:script type="module"|link rel="modulepreload")[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(1);
    expect(scripts.filter((tag) => !tag.includes(' fetchpriority="low"'))).toEqual([]);
  });

  test("a page without scripts is styled in light and dark colors, and its fields keep their ids when it is hydrated", async () => {
    const ids = `[...document.querySelectorAll("input")].map((field) => field.id)`;
    await using withoutScripts = await storefront.visit({ javaScriptEnabled: false });
    const { page } = withoutScripts;
    await page.goto("/products");
    expect(await page.evaluate(`getComputedStyle(document.querySelector("article").parentElement).display`)).toBe(
      "grid",
    );
    const rendered = await page.evaluate<string[]>(ids);
    await page.goto("/products/amber-filament-bulb");
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.getByRole("button", { name: "Add to cart" }).waitFor();
      const [color, background] = await page.evaluate<[string, string]>(`(() => {
        const named = (button) => button.textContent.includes("Add to cart");
        const style = getComputedStyle([...document.querySelectorAll("main button")].find(named));
        return [style.color, style.backgroundColor];
      })()`);
      expect(background).not.toMatch(/rgba\(0, 0, 0, 0\)|transparent/);
      expect(color).not.toBe(background);
    }
    await using visit = await storefront.visit();
    await visit.goto("/products");
    expect(rendered.length).toBeGreaterThan(10);
    expect(await visit.page.evaluate<string[]>(ids)).toEqual(rendered);
  });
});
