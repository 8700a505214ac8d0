import { afterAll, beforeAll, expect, test } from "vitest";
import { UpdateShipmentDocument } from "../../generated/operations.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { fillCheckout, guestAtCheckout, pay, placedNumber } from "../../test-kit/browser/checkout-pages.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";

withBrowser("the updates of an order in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;
  let lamp: string;

  beforeAll(async () => {
    storefront = await StorefrontPages.open();
    lamp = (await storefront.shop.product({ name: "Lamp", price: "40.00", stock: 500 })).id;
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  test("come over one stream without polling", async () => {
    await using visit = await guestAtCheckout(storefront, lamp);
    const { page, operations } = visit;
    const sent = (operation: string): number => operations.filter((name) => name === operation).length;
    await fillCheckout(visit);
    await pay(visit);
    await placedNumber(visit);
    const trackingNumber = await page
      .getByText(/^SHIP-/)
      .first()
      .innerText();
    await eventually(() => expect(operations).toContain("OrderNews"));
    await page.waitForTimeout(1000);
    const before = sent("OrderPage");
    // longer than the pause between two polls
    await page.waitForTimeout(5000);
    const admin = await storefront.shop.admin();
    await admin.get(UpdateShipmentDocument, { input: { trackingNumber, status: "IN_TRANSIT" } });
    await page.getByText("Shipped").waitFor();
    expect(sent("OrderPage")).toBe(before);
    expect(sent("OrderNews")).toBe(1);
    expect(visit.complaints).toEqual([]);
  });
});
