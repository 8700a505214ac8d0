import { afterAll, beforeAll, expect, test } from "vitest";
import { expectReconciled } from "../../test-kit/data/reconciliation.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import {
  fillAddress,
  fillCard,
  fillCheckout,
  guestAtCheckout,
  ordersOf,
  pay,
  placedNumber,
  putIntoCart,
} from "../../test-kit/browser/checkout-pages.js";
import { homeAddress } from "../../test-kit/data/cards.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import { testPassword } from "../../test-kit/clients/shopper.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";

withBrowser("checking out in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;
  let lamp: string;

  beforeAll(async () => {
    storefront = await StorefrontPages.open();
    lamp = (await storefront.shop.product({ name: "Lamp", price: "40.00", stock: 500 })).id;
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  test("S2-84: a guest orders and sees the order progress; the page comes with its data", async () => {
    await using visit = await guestAtCheckout(storefront, lamp);
    const { page } = visit;
    await page.getByRole("button", { name: "Pay CA$47.99" }).waitFor();
    // the page only checks whether a price has changed meanwhile
    expect(visit.operations.filter((name) => name !== "CheckoutPage")).toEqual([]);
    await fillCheckout(visit);
    await pay(visit);
    const number = await placedNumber(visit);
    await page.getByText("Thank you for your order!").waitFor();
    await page.getByText("You will receive a confirmation at ada@example.com.").waitFor();
    await page.getByText("Visa ending in 4242").waitFor();
    // appears without a reload
    await page.getByText("Preparing for shipment", { exact: true }).waitFor();
    expect(await visit.violations()).toEqual([]);
    expect(await ordersOf(visit)).toMatchObject([{ number }]);
    expect(visit.complaints).toEqual([]);
  });

  test.each([
    ["", true],
    [", without scripts after the new total is confirmed", false],
  ])("a customer orders with a saved address and a saved card in two clicks%s", async (_how, javaScriptEnabled) => {
    const { email } = await storefront.shop.signUp();
    await using visit = await storefront.visitAs(email, testPassword, { javaScriptEnabled });
    await visit.execute("mutation ($input: SaveAddressInput!) { saveAddress(input: $input) { __typename } }", {
      input: { address: homeAddress },
    });
    const card = { cardNumber: "5555555555554444", expiryMonth: 12, expiryYear: 2040, cvc: "737" };
    await visit.execute(
      "mutation ($input: AddPaymentMethodInput!) { addPaymentMethod(input: $input) { __typename } }",
      {
        input: { paymentType: "CARD", details: card },
      },
    );
    await putIntoCart(visit, lamp);
    await visit.goto("/checkout");
    const { page } = visit;
    await page.getByText(`We will send the order confirmation to ${email}.`).waitFor();
    expect(await page.getByLabel("Mastercard ending in 4444").isChecked()).toBe(true);
    expect(await page.getByLabel("Card number").isVisible()).toBe(!javaScriptEnabled);
    if (javaScriptEnabled) expect(await visit.violations()).toEqual([]);
    await page.getByLabel("UPS").check();
    if (!javaScriptEnabled) await pay(visit);
    await page.getByRole("button", { name: "Pay CA$51.99" }).click();
    await placedNumber(visit);
    await page.getByText("Mastercard ending in 4444").waitFor();
    if (!javaScriptEnabled) {
      // the shipment follows the payment, and the page does not update itself
      await eventually(async () => {
        const { orders } = await visit.execute("{ orders { nodes { shipments { id } } } }");
        expect(orders.nodes).toMatchObject([{ shipments: [{}] }]);
      });
      await page.reload();
    }
    await page.getByText("Carrier: UPS").waitFor();
    // the browser reports the status of the page that asks for the confirmation
    expect(visit.complaints).toEqual(javaScriptEnabled ? [] : [expect.stringContaining("status of 422")]);
  });

  test("a guest who signs in during the checkout keeps the cart and the typed values", async () => {
    const { email } = await storefront.shop.signUp();
    await using visit = await guestAtCheckout(storefront, lamp);
    const { page } = visit;
    await fillAddress(visit);
    await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
    await page.getByLabel("Email address").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(testPassword);
    await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL("**/checkout");
    await page.getByText(`We will send the order confirmation to ${email}.`).waitFor();
    expect(await page.getByLabel("City").inputValue()).toBe(homeAddress.city);
    await fillCard(visit);
    await pay(visit);
    await placedNumber(visit);
    expect(await ordersOf(visit)).toHaveLength(1);
  });

  test("the ledger is balanced", async () => {
    await expect(expectReconciled(storefront.shop)).resolves.toBeUndefined();
  });
});
