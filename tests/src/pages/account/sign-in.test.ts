import { afterAll, beforeAll, expect, test } from "vitest";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { testPassword } from "../../test-kit/clients/shopper.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";
import { adminAccount } from "../../test-kit/shop/shop-settings.js";

withBrowser("signing in, in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open();
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  test("works by keyboard alone and leads to the requested page; a visitor with a session does not sign in again", async () => {
    const { email } = await storefront.shop.signUp();
    await using visit = await storefront.visit();
    await visit.goto("/login?returnTo=%2Fforgot-password");
    await visit.page.getByLabel("Email address").focus();
    await visit.page.keyboard.type(email);
    await visit.page.keyboard.press("Tab");
    await visit.page.keyboard.type(testPassword);
    await visit.page.keyboard.press("Enter");
    await visit.page.waitForURL("**/forgot-password");
    await visit.page.getByRole("button", { name: "Account of Test Shopper" }).waitFor();
    await visit.goto("/login?returnTo=%2Fforgot-password");
    await visit.page.waitForURL("**/forgot-password");
    expect(visit.complaints).toEqual([]);
    const scripts = await visit.page.evaluate(
      "document.cookie + JSON.stringify({ ...localStorage, ...sessionStorage })",
    );
    expect(scripts).not.toMatch(/eyJ|souk_access|souk_refresh/);
  });

  test("signing out clears all shown data at once", async () => {
    await using visit = await storefront.visitAs(adminAccount.email, adminAccount.password);
    await visit.goto("/");
    await visit.page.getByRole("button", { name: /^Account of/ }).click();
    await visit.page.getByRole("menuitem", { name: "Sign out" }).click();
    await visit.page.getByRole("link", { name: "Sign in" }).waitFor();
    expect((await visit.context.cookies()).map(({ name }) => name)).not.toContain("souk_access");
  });
});
