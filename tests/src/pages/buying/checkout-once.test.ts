// own shop: the bank's page links to its address
import { afterAll, beforeAll, expect, test } from "vitest";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { expectReconciled } from "../../test-kit/data/reconciliation.js";
import { separateDigits } from "../../test-kit/data/separate-digits.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import {
  fillCard,
  fillCheckout,
  guestAtCheckout,
  ordersOf,
  pay,
  payAtOnce,
  placedNumber,
  putIntoCart,
} from "../../test-kit/browser/checkout-pages.js";
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";

withBrowser("a cart is ordered once, in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;
  let lamp: string;

  beforeAll(async () => {
    // the bank's page is at PUBLIC_URL, so the port is chosen first
    const port = String(await findFreePort(undefined));
    storefront = await StorefrontPages.open({ environment: { PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` } });
    lamp = (await storefront.shop.product({ name: "Lamp", price: "40.00", stock: 500 })).id;
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  test("when the page is reloaded before the answer arrives: it finds the order", async () => {
    await using visit = await guestAtCheckout(storefront, lamp);
    const { page } = visit;
    await fillCheckout(visit);
    const sent = Promise.withResolvers<void>();
    await page.route("**/graphql", async (route) => {
      if (route.request().postDataJSON().operationName !== "PlaceOrder") return route.continue();
      // the request arrives, but its answer never reaches the page
      await route.fetch();
      sent.resolve();
    });
    await pay(visit);
    await sent.promise;
    await page.reload();
    const number = await placedNumber(visit);
    await page.getByText("Thank you for your order!").waitFor();
    expect(await ordersOf(visit)).toMatchObject([{ number }]);
  });

  test("also when the page is reloaded between the answer and the order's page: it finds the order", async () => {
    await using visit = await guestAtCheckout(storefront, lamp);
    const { page } = visit;
    await fillCheckout(visit);
    const requested = Promise.withResolvers<void>();
    let isBlocked = true;
    await page.route(/\/order-page-[^/]+\.js$/, async (route) => {
      if (!isBlocked) return route.continue();
      requested.resolve();
    });
    await pay(visit);
    await requested.promise;
    isBlocked = false;
    await page.reload();
    const number = await placedNumber(visit);
    await page.getByText("Thank you for your order!").waitFor();
    expect(await ordersOf(visit)).toMatchObject([{ number }]);
  });

  test("also by a second tab after a decline, and after a reload: the same order is paid, and only the card must be typed again", async () => {
    await using visit = await guestAtCheckout(storefront, lamp);
    const { page } = visit;
    const second = { ...visit, page: await visit.context.newPage() };
    await second.page.goto("/checkout");
    await fillCheckout(visit, "is declined");
    await fillCheckout(second);
    await pay(visit);
    await page.getByText("The card was declined.").waitFor();
    await pay(second);
    await second.page.getByText("This cart was already submitted").waitFor();
    await second.page.getByRole("link", { name: /See order ORD-/ }).click();
    const declined = await placedNumber(second);
    await second.page.getByRole("heading", { name: "Pay this order" }).waitFor();
    await page.reload();
    await page.getByText("which is not paid yet").waitFor();
    expect(await page.getByLabel("Full name").inputValue()).toBe("Ada Example");
    expect(await page.getByLabel("Card number").inputValue()).toBe("");
    await fillCard(visit);
    await pay(visit);
    expect(await placedNumber(visit)).toBe(declined);
    expect(await ordersOf(visit)).toMatchObject([{ number: declined }]);
    const stored: string = await page.evaluate("JSON.stringify({ ...sessionStorage, ...localStorage })");
    for (const digits of [/4242 ?4242|0000 ?0002/, separateDigits("4242|0002")]) expect(stored).not.toMatch(digits);
  });

  test("by two tabs at the same moment, after which the back button leads to the empty cart", async () => {
    await using visit = await storefront.visit();
    const { page } = visit;
    await putIntoCart(visit, lamp);
    await page.goto("/products");
    await visit.goto("/checkout");
    const second = await visit.context.newPage();
    await second.goto("/checkout");
    const tabs: Visit[] = [visit, { ...visit, page: second }];
    for (const tab of tabs) await fillCheckout(tab);
    await payAtOnce(tabs);
    const [number, ofSecond] = await Promise.all(tabs.map(placedNumber));
    expect(ofSecond).toBe(number);
    await page.goBack();
    await page.waitForURL("**/products");
    await page.goto("/checkout");
    await page.getByRole("heading", { name: "Your cart is empty" }).waitFor();
    await page.getByRole("link", { name: `See order ${number}` }).click();
    expect(await placedNumber(visit)).toBe(number);
    expect(await ordersOf(visit)).toHaveLength(1);
  });

  test("with 3-D Secure: the bank redirects to the order, which finds the outcome by itself", async () => {
    await using visit = await guestAtCheckout(storefront, lamp);
    const { page } = visit;
    await fillCheckout(visit, "asks the buyer");
    await pay(visit);
    await page.getByRole("heading", { name: "Confirm your payment" }).waitFor();
    await page.getByText("Merchant").waitFor();
    expect(await visit.violations()).toEqual([]);
    // the buyer leaves the bank's page, and the order waits
    await page.goBack();
    const number = await placedNumber(visit);
    await page.getByRole("link", { name: "Continue to your bank" }).waitFor();
    expect(await visit.violations()).toEqual([]);
    await page.getByRole("link", { name: "Continue to your bank" }).click();
    await page.getByRole("button", { name: "Approve" }).click();
    expect(await placedNumber(visit)).toBe(number);
    await page.getByText("Thank you for your order!").waitFor();
    await page.getByRole("link", { name: "Cart, empty" }).waitFor();
    expect(await ordersOf(visit)).toHaveLength(1);
  });

  test("the ledger is balanced afterwards", async () => {
    await expect(expectReconciled(storefront.shop)).resolves.toBeUndefined();
  });
});
