import { afterAll, beforeAll, expect, test } from "vitest";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";

withBrowser("the admin's lists on a phone, in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  }, 120_000);

  afterAll(() => storefront[Symbol.asyncDispose]());

  test.each(["orders", "products", "stock", "stock/movements", "customers", "courses", "notifications"])(
    "/admin/%s shows every value of a row within the screen",
    async (path) => {
      const viewport = { width: 390, height: 844 };
      await using visit = await storefront.visitAs("admin@example.com", "admin123", { viewport });
      const { page } = visit;
      await visit.goto(`/admin/${path}`);
      await page.locator("main [aria-busy=true]").waitFor({ state: "detached" });
      await page.getByRole("row").nth(1).waitFor();
      const outside = await page.evaluate<string[]>(`
        [...document.querySelectorAll("main [role=cell]")]
          .map((cell) => [cell.dataset.label, cell.getBoundingClientRect()])
          .filter(([, { left, right, width }]) => left < 0 || right > innerWidth || width === 0)
          .map(([label, { right }]) => label + " ends at " + right)
      `);
      expect(outside).toEqual([]);
      expect(await visit.violations()).toEqual([]);
    },
  );

  test("an order's card has labels for its status and its total", async () => {
    const viewport = { width: 390, height: 844 };
    await using visit = await storefront.visitAs("admin@example.com", "admin123", { viewport });
    await visit.goto("/admin/orders");
    const card = visit.page.getByRole("row").filter({ hasText: "ORD-" }).first();
    await card.waitFor();
    const labels = await card
      .locator("[data-label]")
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute("data-label")));
    expect(labels).toEqual(expect.arrayContaining(["Status", "Total"]));
  });
});
