// own shop: a project declares fields
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillCheckout, guestAtCheckout, pay, placedNumber } from "../../test-kit/browser/checkout-pages.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";
import { adminAccount } from "../../test-kit/shop/shop-settings.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { projectSettings } from "../../test-kit/shop/project-settings.js";

withBrowser("declared fields of an order in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;
  let lamp: string;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ environment: projectSettings("declared-fields") });
    lamp = (await storefront.shop.product({ name: "Lamp", price: "40.00", stock: 500 })).id;
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  test("a guest writes them at the checkout, and an admin changes them", async () => {
    await using visit = await guestAtCheckout(storefront, lamp);
    const { page } = visit;
    await fillCheckout(visit);
    expect(await page.getByLabel("Margin").count()).toBe(0);
    await page.getByLabel("Gift message").fill("Happy birthday");
    await page.getByLabel("Deliver on").fill("2025-12-24");
    await pay(visit);
    await page.getByText("must not be before 2026-01-01").waitFor();
    await page.getByLabel("Deliver on").fill("2026-12-24");
    expect(await visit.violations()).toEqual([]);
    await pay(visit);
    const order = await placedNumber(visit);
    await page.getByText("Gift message: Happy birthday").waitFor();
    await page.getByText("Deliver on: December 24, 2026").waitFor();

    await using admins = await storefront.visitAs(adminAccount.email, adminAccount.password);
    await admins.goto(`/admin/orders/${order}`);
    await admins.page.getByLabel("Gift message").fill("Happy new year");
    await admins.page.getByLabel("Margin").fill("0.4");
    await admins.page.getByRole("button", { name: "Save fields" }).click();
    await admins.page.getByText("Fields saved.").waitFor();
    await admins.goto("/admin/orders?custom.minMargin=0.3");
    await admins.page.getByRole("row", { name: /Happy new year.*0\.4/ }).waitFor();
    await page.reload();
    await page.getByText("Gift message: Happy new year").waitFor();
  });

  test("a guest writes them without scripts", async () => {
    await using visit = await guestAtCheckout(storefront, lamp, { javaScriptEnabled: false });
    await fillCheckout(visit);
    await visit.page.getByLabel("Gift message").fill("Merci");
    await visit.page.getByLabel("Deliver on").fill("2025-12-24");
    await pay(visit);
    await visit.page.getByText("must not be before 2026-01-01").waitFor();
    expect(await visit.page.getByLabel("Gift message").inputValue()).toBe("Merci");
  });
});
