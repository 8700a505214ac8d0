import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cardThat, homeAddress } from "../../test-kit/data/cards.js";
import {
  fillCard,
  fillCheckout,
  guestAtCheckout,
  ordersOf,
  pay,
  placedNumber,
} from "../../test-kit/browser/checkout-pages.js";
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";

withBrowser("one cart in two tabs, in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;
  let lamp: string;

  beforeAll(async () => {
    storefront = await StorefrontPages.open();
    lamp = (await storefront.shop.product({ name: "Lamp", price: "40.00", stock: 500 })).id;
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  /** Checks out as another tab would, with a different key. */
  async function orderElsewhere(visit: Visit): Promise<string> {
    const input = {
      idempotencyKey: randomUUID(),
      email: "ada@example.com",
      payment: { card: cardThat("succeeds") },
      shippingAddress: homeAddress,
    };
    const mutation = "mutation ($input: CheckoutInput!) { checkout(input: $input) { ... on Order { number } } }";
    const { checkout } = await visit.execute(mutation, { input });
    if (!checkout?.number) throw new Error(JSON.stringify(checkout));
    return checkout.number;
  }

  async function changeElsewhere(visit: Visit, quantity: number): Promise<void> {
    const input = { productId: lamp, quantity };
    await visit.execute("mutation ($input: SetCartLineInput!) { setCartLine(input: $input) { __typename } }", {
      input,
    });
  }

  const paidOrders = async (visit: Visit) =>
    (await ordersOf(visit)).filter(({ status }) => !["CREATED", "CANCELLED"].includes(status));

  test("a checkout of a cart that another tab has ordered names that order, and orders nothing", async () => {
    await using visit = await guestAtCheckout(storefront, lamp);
    await fillCheckout(visit);
    const number = await orderElsewhere(visit);
    await pay(visit);
    // beside the button, or in place of the form once the page knows that the cart is empty
    await visit.page.getByText(/You already (ordered this cart|placed order)/).waitFor();
    expect(await visit.violations()).toEqual([]);
    await visit.page.getByRole("link", { name: `See order ${number}` }).click();
    expect(await placedNumber(visit)).toBe(number);
    expect(await ordersOf(visit)).toHaveLength(1);
  });

  test("a checkout of a cart that another tab has changed shows the new cart, keeps typed text, and can continue", async () => {
    await using visit = await guestAtCheckout(storefront, lamp);
    await fillCheckout(visit);
    await changeElsewhere(visit, 3);
    await pay(visit);
    const { page } = visit;
    await page.getByText("Your cart has changed").waitFor();
    await page.getByText("120.00").first().waitFor();
    expect(await page.getByLabel("Full name").inputValue()).toBe(homeAddress.fullName);
    expect(await page.getByLabel("Card number").inputValue()).not.toBe("");
    expect(await ordersOf(visit)).toEqual([]);
    await pay(visit);
    await placedNumber(visit);
    expect(await paidOrders(visit)).toHaveLength(1);
  });

  test("the page of a declined order that another tab has replaced says so, hides the card form, and links to the new order", async () => {
    await using visit = await guestAtCheckout(storefront, lamp);
    const { page } = visit;
    await fillCheckout(visit, "is declined");
    await pay(visit);
    await page.getByText("The card was declined.").waitFor();
    const [declined] = await ordersOf(visit);
    await visit.goto(`/orders/${declined?.number}`);
    await fillCard(visit);
    const number = await orderElsewhere(visit);
    // the page may know already, and then there is no button
    await page
      .getByRole("button", { name: /^Pay / })
      .click({ timeout: 3000 })
      .catch(() => undefined);
    await page.getByText("This order was replaced", { exact: true }).waitFor();
    expect(await page.getByLabel("Card number").count()).toBe(0);
    expect(await visit.violations()).toEqual([]);
    await page.getByRole("link", { name: `See order ${number}` }).click();
    await page.waitForURL(`**/orders/${number}`);
    expect(await paidOrders(visit)).toMatchObject([{ number }]);
  });
});
