import { afterAll, beforeAll, expect, test } from "vitest";
import { expectReconciled } from "../../test-kit/data/reconciliation.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { fillCard, fillCheckout, guestAtCheckout, pay, placedNumber } from "../../test-kit/browser/checkout-pages.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";

withBrowser("an order's page in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;
  let lamp: string;

  beforeAll(async () => {
    storefront = await StorefrontPages.open();
    lamp = (await storefront.shop.product({ name: "Lamp", price: "40.00", stock: 500 })).id;
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  test("takes the payment of an unpaid order", async () => {
    await using visit = await guestAtCheckout(storefront, lamp);
    const { page } = visit;
    await fillCheckout(visit, "is declined");
    await pay(visit);
    await page.getByText("The card was declined.").waitFor();
    const { orders } = await visit.execute("{ orders { nodes { number } } }");
    const { number } = orders.nodes[0];
    await visit.goto(`/orders/${number}`);
    await page.getByRole("heading", { name: "Pay this order" }).waitFor();
    await fillCard(visit, "has no funds");
    await pay(visit);
    await page.getByRole("alert").getByText("The card has insufficient funds.").waitFor();
    await fillCard(visit);
    await pay(visit);
    await page.getByText("Thank you for your order!").waitFor();
    expect(await placedNumber(visit)).toBe(number);
  });

  test("leaves a balanced ledger", async () => {
    await expect(expectReconciled(storefront.shop)).resolves.toBeUndefined();
  });
});
