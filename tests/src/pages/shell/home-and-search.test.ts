import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";

withBrowser("the home page and the search in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  test("at 360 pixels the menu has all links of the shop, and closes when it loses the focus", async () => {
    await using visit = await storefront.visit({ colorScheme: "dark", viewport: { width: 360, height: 740 } });
    const { page } = visit;
    await visit.goto("/");
    const menu = page.locator("summary").filter({ hasText: "Menu" });
    await menu.click();
    await page.getByRole("link", { name: "Workshop" }).first().waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
    expect(await visit.violations()).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("navigation", { name: "Categories" }).getByRole("link").first().waitFor({ state: "hidden" });
    expect(await menu.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    await menu.click();
    await page.getByRole("link", { name: "Workshop" }).first().click();
    await page.getByRole("heading", { level: 1, name: "Workshop" }).waitFor();
    expect(await page.locator("details[open]").count()).toBe(0);
  });

  test("the keyboard alone leads from the home page to a filled cart", async () => {
    await using visit = await storefront.visit();
    const { page } = visit;
    await visit.goto("/");
    await tabTo(page, "See all products");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "All products" }).waitFor();
    await tabTo(page, "Brush Pen Sextet");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Brush Pen Sextet" }).waitFor();
    await tabTo(page, "Quantity: one more");
    await page.keyboard.press("Enter");
    await tabTo(page, "Add to cart");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByText("Brush Pen Sextet was added to your cart.").waitFor();
    await tabTo(page, "View cart");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Cart" }).waitFor();
    await page.getByRole("region", { name: "Summary" }).getByText("CA$58.00").waitFor();
    expect(visit.complaints).toEqual([]);
  });
});

const mostTabs = 80;

/** Presses Tab until the focused element has this name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < mostTabs; tabs += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate<string>(
      "document.activeElement?.ariaLabel ?? document.activeElement?.textContent ?? ''",
    );
    if (focused.trim() === name) return;
  }
  throw new Error(`Tab does not lead to ${name}`);
}
