import { afterAll, beforeAll, expect, test } from "vitest";
import { UpdateProductDocument } from "../../generated/operations.js";
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
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";

withBrowser("a checkout with problems, in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;
  let lamp: string;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
    lamp = (await storefront.shop.product({ name: "Lamp", price: "40.00", stock: 500 })).id;
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  async function customerAtCheckout(): Promise<[Visit, string]> {
    const { email } = await storefront.shop.signUp();
    const visit = await storefront.visitAs(email, testPassword);
    await putIntoCart(visit, lamp);
    await visit.goto("/checkout");
    await fillAddress(visit);
    await fillCard(visit);
    return [visit, email];
  }

  test("an expired session is renewed without a notice, and the order is placed", async () => {
    const [visit] = await customerAtCheckout();
    await using _ = visit;
    await visit.context.clearCookies({ name: "souk_access" });
    await pay(visit);
    await placedNumber(visit);
    expect(visit.operations).toContain("RenewSession");
    expect(await ordersOf(visit)).toHaveLength(1);
  });

  test("an ended session keeps the filled form, and a sign-in in another tab lets the buyer pay", async () => {
    const [visit, email] = await customerAtCheckout();
    await using _ = visit;
    const { page } = visit;
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
    await page.waitForFunction(`document.activeElement.textContent.includes("The card was declined.")`);
    expect(await page.evaluate(`document.activeElement.getAttribute("role")`)).toBe("alert");
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

  test("while shipping is down, nothing is lost: the page says so, and continues when shipping is back", async () => {
    await using visit = await storefront.visit();
    await putIntoCart(visit, lamp);
    {
      await using _down = await storefront.shop.takeDown("shipping");
      await visit.goto("/checkout");
      await visit.page.getByText("Shipping rates are unavailable right now.").waitFor();
      expect(await visit.violations()).toEqual([]);
      await fillCheckout(visit);
      await pay(visit);
      await visit.page.getByText("Shipping methods could not be loaded.").waitFor();
    }
    await visit.page.getByRole("button", { name: "Try again" }).click();
    await visit.page.getByLabel("Canada Post").waitFor();
    await pay(visit);
    await placedNumber(visit);
  });

  test("a changed price is shown and confirmed before the charge", async () => {
    const { id } = await storefront.shop.product({ name: "Vase", price: "20.00", stock: 5 });
    await using visit = await guestAtCheckout(storefront, id);
    const { page } = visit;
    await fillCheckout(visit);
    const input = { id, price: { amount: "25.00", currency: "CAD" } };
    await (await storefront.shop.admin()).get(UpdateProductDocument, { input });
    await pay(visit);
    await page.getByText("The total is now CA$32.99.").waitFor();
    expect(await visit.violations()).toEqual([]);
    expect(await ordersOf(visit)).toEqual([]);
    await page.getByRole("button", { name: "Pay CA$32.99" }).click();
    await placedNumber(visit);
    await page.getByText("CA$32.99").first().waitFor();
  });

  test("a customer orders a course without an address, and can open it afterwards", async () => {
    const { products } = await storefront.shop.client.get<{ products: any }>(
      "{ products(first: 1, filter: { kind: COURSE }) { nodes { id } } }",
    );
    const { email } = await storefront.shop.signUp();
    await using visit = await storefront.visitAs(email, testPassword);
    await putIntoCart(visit, products.nodes[0].id);
    await visit.goto("/checkout");
    await fillCard(visit);
    expect(await visit.page.getByRole("heading", { name: "Shipping" }).count()).toBe(0);
    await pay(visit);
    await placedNumber(visit);
    await visit.page.getByText("Your course is available under “My courses”.").waitFor();
    expect(visit.complaints).toEqual([]);
  });

  test("on a slow connection the button shows the progress, and one press places one order", async () => {
    await using visit = await guestAtCheckout(storefront, lamp);
    const { page } = visit;
    await fillCheckout(visit);
    const release = Promise.withResolvers<void>();
    await page.route("**/graphql", async (route) => {
      await release.promise;
      await route.continue();
    });
    await pay(visit);
    await page.locator("button[type=submit][data-loading]").waitFor();
    expect(await page.getByRole("button", { name: /^Pay / }).isDisabled()).toBe(true);
    release.resolve();
    await placedNumber(visit);
    expect(await ordersOf(visit)).toHaveLength(1);
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
