import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../../test-kit/clients/eventually.js";
import type { Page } from "playwright-core";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";

withBrowser("the home page and the search in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
  const search = (page: Page) => page.getByLabel("Search the shop");

  test("each part of the home page links to its own page", async () => {
    await using visit = await storefront.visit();
    const { page } = visit;
    await visit.goto("/");
    expect(await part(page, "Our favorites").getByRole("article").count()).toBe(8);
    expect(await part(page, "New arrivals").getByRole("article").count()).toBe(8);
    expect(await part(page, "Courses").getByRole("article").count()).toBe(4);
    expect(await page.getByRole("heading").evaluateAll((all) => all.map(({ tagName }) => tagName))).toEqual([
      "H1",
      "H2",
      "H2",
      "H2",
      "H2",
    ]);
    await part(page, "Categories").getByRole("link", { name: "Audio 11 products" }).click();
    await page.getByRole("heading", { level: 1, name: "Audio" }).waitFor();
    expect(visit.complaints).toEqual([]);
  });

  test("while catalog is down, the home page shows a notice for each missing part, and the parts after a retry", async () => {
    await using visit = await storefront.visit();
    const { page } = visit;
    {
      await using _down = await storefront.shop.takeDown("catalog");
      expect((await page.goto("/"))?.status()).toBe(200);
      await page.locator("html[data-ready]").waitFor();
      await part(page, "New arrivals").getByText("Our products cannot be shown at the moment.").waitFor();
      await part(page, "Courses").getByRole("link", { name: "Sourdough from Scratch" }).waitFor();
      expect(await visit.violations()).toEqual([]);
    }
    await part(page, "New arrivals").getByRole("button", { name: "Try again" }).click();
    await part(page, "New arrivals").getByRole("article").first().waitFor();
  });

  test("while courses is down, the other parts are shown", async () => {
    await using _down = await storefront.shop.takeDown("courses");
    await using visit = await storefront.visit();
    expect((await visit.page.goto("/"))?.status()).toBe(200);
    await part(visit.page, "Courses").getByText("Our courses cannot be shown at the moment.").waitFor();
    expect(await part(visit.page, "New arrivals").getByRole("article").count()).toBe(8);
  });

  test("products are suggested while the user types, also with a typing error, and chosen by keyboard", async () => {
    await using visit = await storefront.visit();
    const { page } = visit;
    await visit.goto("/");
    await search(page).click();
    await page.keyboard.type("headlmap", { delay: 30 });
    const option = page.getByRole("option", { name: "Ranger Headlamp" });
    await option.waitFor();
    await page
      .getByRole("search")
      .getByRole("status")
      .getByText(/^\d+ suggestions?$/)
      .waitFor();
    expect(await search(page).inputValue()).toBe("headlmap");
    expect(await search(page).getAttribute("aria-expanded")).toBe("true");
    expect(await visit.violations()).toEqual([]);
    // suggestions that arrive after the key press clear the selection
    await eventually(async () => {
      await page.keyboard.press("ArrowDown");
      expect(await option.getAttribute("id")).toBe(await search(page).getAttribute("aria-activedescendant"));
    });
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Ranger Headlamp" }).waitFor();
    expect(await search(page).inputValue()).toBe("");
    expect(visit.operations.filter((name) => name === "SearchSuggestions").length).toBeLessThan(4);
    expect(visit.complaints).toEqual([]);
  });

  test("Enter searches for the typed text, Escape keeps it, and the back button undoes the search", async () => {
    await using visit = await storefront.visit();
    const { page } = visit;
    await visit.goto("/");
    await search(page).click();
    await page.keyboard.type("tea");
    const option = page.getByRole("option", { name: "Search for “tea”" });
    await option.waitFor();
    await page.keyboard.press("Escape");
    await option.waitFor({ state: "hidden" });
    await page.keyboard.press("Enter");
    await page.waitForURL("**/products?q=tea");
    await page.getByRole("heading", { level: 1, name: "Results for “tea”" }).waitFor();
    expect(await search(page).inputValue()).toBe("tea");
    await page.goBack();
    await page.getByRole("heading", { name: "New arrivals" }).waitFor();
    expect(await search(page).inputValue()).toBe("");
  });

  test("without JavaScript there is a search and a menu of categories", async () => {
    await using visit = await storefront.visit({ javaScriptEnabled: false });
    const { page } = visit;
    await page.goto("/");
    expect(await part(page, "New arrivals").getByRole("article").count()).toBe(8);
    await search(page).fill("lamp");
    await search(page).press("Enter");
    await page.waitForURL("**/products?q=lamp");
    expect(await page.getByRole("article").count()).toBeGreaterThan(3);
    await page.locator("summary").filter({ hasText: "Categories" }).click();
    await page.getByRole("navigation", { name: "Categories" }).getByRole("link", { name: "Garden" }).click();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Garden");
  });

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
