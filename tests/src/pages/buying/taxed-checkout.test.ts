// own shop: a project calculates taxes
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillCheckout, guestAtCheckout, pay, placedNumber } from "../../test-kit/browser/checkout-pages.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { expectReconciled } from "../../test-kit/data/reconciliation.js";
import { projectSettings } from "../../test-kit/shop/project-settings.js";

withBrowser("checking out with tax in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;
  let lamp: string;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({
      environment: projectSettings("taxes"),
    });
    lamp = (await storefront.shop.product({ name: "Lamp", price: "40.00", stock: 500 })).id;
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  test.each([
    ["the total with the tax before the buyer pays", "en-CA", "Pay CA$54.23", "HST 13%", "CA$6.24"],
    ["the tax in French", "fr-CA", "Payer 54,23 $CA", "TVH 13 %", "6,24 $CA"],
  ])("the page shows %s, and the order repeats it", async (_what, locale, button, name, amount) => {
    await using visit = await guestAtCheckout(storefront, lamp, { locale });
    const { page } = visit;
    await page.getByRole("button", { name: button }).waitFor();
    await page.getByText(name).waitFor();
    await page.getByText(amount, { exact: true }).waitFor();
    expect(await visit.violations()).toEqual([]);
    if (locale !== "en-CA") return;
    await fillCheckout(visit);
    await pay(visit);
    await placedNumber(visit);
    await page.getByText(name).waitFor();
    await page.getByText(amount, { exact: true }).waitFor();
    expect(visit.complaints).toEqual([]);
  });

  test("without scripts, the buyer confirms the total with the tax", async () => {
    await using visit = await guestAtCheckout(storefront, lamp, { javaScriptEnabled: false });
    await fillCheckout(visit);
    await pay(visit);
    await visit.page.getByRole("button", { name: "Pay CA$54.23" }).waitFor();
    await fillCheckout(visit);
    await pay(visit);
    await placedNumber(visit);
    await visit.page.getByText("HST 13%").waitFor();
    expect(new URL(visit.page.url()).pathname).toMatch(/^\/orders\//);
  });

  test("the totals of all databases agree", async () => {
    await expect(expectReconciled(storefront.shop)).resolves.toBeUndefined();
  });
});
