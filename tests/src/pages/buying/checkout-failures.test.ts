import { afterAll, beforeAll, expect, test } from "vitest";
import { expectReconciled } from "../../test-kit/data/reconciliation.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { cardThat, homeAddress } from "../../test-kit/data/cards.js";
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
import { testPassword } from "../../test-kit/clients/shopper.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";

withBrowser("a checkout with problems, in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;
  let lamp: string;

  beforeAll(async () => {
    storefront = await StorefrontPages.open();
    lamp = (await storefront.shop.product({ name: "Lamp", price: "40.00", stock: 500 })).id;
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  test("an ended session keeps the filled form, and a sign-in in another tab lets the buyer pay", async () => {
    const { email } = await storefront.shop.signUp();
    await using visit = await storefront.visitAs(email, testPassword);
    const { page } = visit;
    await putIntoCart(visit, lamp);
    await visit.goto("/checkout");
    await fillAddress(visit);
    await fillCard(visit);
    await visit.context.clearCookies();
    await pay(visit);
    const signIn = page.getByRole("link", { name: "Sign in in a new tab" });
    await signIn.waitFor();
    expect(await page.getByLabel("Full name").inputValue()).toBe(homeAddress.fullName);
    expect(await page.getByLabel("Card number").inputValue()).not.toBe("");
    expect(await visit.violations()).toEqual([]);
    const [tab] = await Promise.all([visit.context.waitForEvent("page"), signIn.click()]);
    await tab.getByLabel("Email address").fill(email);
    await tab.getByLabel("Password", { exact: true }).fill(testPassword);
    await tab.getByRole("main").getByRole("button", { name: "Sign in" }).click();
    await tab.waitForURL("**/checkout");
    await signIn.waitFor({ state: "detached" });
    await tab.close();
    // until the shipping rates are there again, the total is another one, which the shop would have confirmed
    await page.getByRole("button", { name: "Pay CA$47.99" }).waitFor();
    expect(await page.getByLabel("Full name").inputValue()).toBe(homeAddress.fullName);
    await pay(visit);
    await placedNumber(visit);
    expect(await ordersOf(visit)).toHaveLength(1);
  });

  test("a decline is announced once, and its message takes the focus that the button has lost", async () => {
    await using visit = await guestAtCheckout(storefront, lamp);
    const { page } = visit;
    await fillCheckout(visit, "is declined");
    await pay(visit);
    const alert = page.getByRole("alert").filter({ hasText: "The card was declined." });
    await alert.waitFor();
    expect(await alert.count()).toBe(1);
    await page.locator('[role="alert"]:focus', { hasText: "The card was declined." }).waitFor();
    expect(await visit.violations()).toEqual([]);
  });

  test("the cart is never shown as empty between the payment and the order page", async () => {
    await using visit = await guestAtCheckout(storefront, lamp);
    const { page } = visit;
    // the code of the order page loads slowly, and the page learns earlier that the cart is empty
    await page.route("**/assets/order-page-*.js", async (route) => {
      await page.waitForTimeout(1500);
      await route.continue();
    });
    await fillCheckout(visit);
    await page.evaluate(`
      globalThis.emptyCarts = 0;
      new MutationObserver(() => {
        if (document.body.textContent.includes("Your cart is empty")) globalThis.emptyCarts += 1;
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
    `);
    await pay(visit);
    await placedNumber(visit);
    expect(await page.evaluate("globalThis.emptyCarts")).toBe(0);
  });

  test("a buyer can check out by keyboard alone", async () => {
    await using visit = await guestAtCheckout(storefront, lamp);
    const { page } = visit;
    const { cardNumber, expiryYear, cvc } = cardThat("succeeds");
    const type = async (text: string) => {
      await page.keyboard.type(text);
      await page.keyboard.press("Tab");
    };
    await page.getByLabel("Email").focus();
    await type("ada@example.com");
    // past the link to sign in, and the country, which is already right
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    for (const text of ["Ada Example", "1 Main Street", "", "Ottawa", "ON", "K1A 0A1", ""]) await type(text);
    await page.keyboard.press("ArrowDown");
    expect(await page.getByLabel("UPS").isChecked()).toBe(true);
    await page.keyboard.press("Tab");
    for (const text of [cardNumber, `12${String(expiryYear).slice(-2)}`, cvc]) await type(text);
    // past the links to the cart and to the products
    await page.getByRole("button", { name: "Pay CA$51.99" }).waitFor();
    for (let stop = 0; stop < 4; stop++) {
      if ((await page.evaluate("document.activeElement.textContent")) === "Pay CA$51.99") break;
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await placedNumber(visit);
    expect(await page.evaluate("document.activeElement.id")).toBe("content");
  });

  test("the ledger is balanced", async () => {
    await expect(expectReconciled(storefront.shop)).resolves.toBeUndefined();
  });
});
