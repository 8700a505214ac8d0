import { afterAll, beforeAll, expect, test } from "vitest";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";
import { adminAccount } from "../../test-kit/shop/shop-settings.js";

withBrowser("the frame of the admin in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open();
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  const asAdmin = (options = {}) => storefront.visitAs(adminAccount.email, adminAccount.password, options);

  test("shows the current page and user, links to the shop, and has a skip link", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/orders");
    await page.getByRole("heading", { name: "No orders yet" }).waitFor();
    const menu = page.getByRole("navigation", { name: "Admin", exact: true });
    const current = menu.locator("[aria-current=page]");
    // the menu is empty until the viewer is known, which may be after the content is shown
    await current.first().waitFor();
    expect(await current.allInnerTexts()).toEqual(["Orders"]);
    await page.getByRole("banner").getByText(adminAccount.email).waitFor();
    expect(await page.getByRole("link", { name: "View shop" }).getAttribute("href")).toBe("/");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("content");
    expect(await visit.violations()).toEqual([]);
    expect(visit.complaints).toEqual([]);
  });

  test("on a phone its menu opens, navigates and closes, and the keyboard skips it while it is closed", async () => {
    await using visit = await asAdmin({ viewport: { width: 360, height: 740 }, locale: "en-CA" });
    const { page } = visit;
    await visit.goto("/admin/orders");
    const entry = page.getByRole("link", { name: "Customers" });
    expect(await entry.count()).toBe(0);
    await page.getByRole("button", { name: "Open the menu" }).press("Enter");
    await entry.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Customers" }).waitFor();
    await page.getByRole("button", { name: "Open the menu" }).waitFor();
    await entry.waitFor({ state: "hidden" });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
    const { x = 0, width = 0 } = (await page.getByRole("button", { name: /^Account of/ }).boundingBox()) ?? {};
    expect(x + width).toBeLessThanOrEqual(360);
  });
});
