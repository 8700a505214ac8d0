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
import { withAndWithoutScripts, StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";

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

  test("while payments is down, nothing is lost either", async () => {
    await using visit = await guestAtCheckout(storefront, lamp);
    await fillCheckout(visit);
    {
      await using _down = await storefront.shop.takeDown("payments");
      await pay(visit);
      await visit.page.getByText("Checkout is temporarily unavailable.").waitFor();
    }
    await pay(visit);
    await placedNumber(visit);
    expect(await ordersOf(visit)).toHaveLength(1);
  });

  test.each(withAndWithoutScripts)(
    "a changed price is shown %s and confirmed before the charge",
    async (_how, visitor) => {
      const { id } = await storefront.shop.product({ name: "Vase", price: "20.00", stock: 5 });
      await using visit = await guestAtCheckout(storefront, id, visitor);
      const { page } = visit;
      await fillCheckout(visit);
      const input = { id, price: { amount: "25.00", currency: "CAD" } };
      await (await storefront.shop.admin()).get(UpdateProductDocument, { input });
      await pay(visit);
      await page.getByText("The total is now CA$32.99.").waitFor();
      expect(await visit.violations()).toEqual([]);
      expect(await ordersOf(visit)).toEqual([]);
      // the server never sends a card back
      if (!visitor.javaScriptEnabled) await fillCard(visit);
      await page.getByRole("button", { name: "Pay CA$32.99" }).click();
      await placedNumber(visit);
      await page.getByText("CA$32.99").first().waitFor();
    },
  );

  test("products that are sold out or off sale are named and can be removed", async () => {
    const { id } = await storefront.shop.product({ name: "Rare lamp", price: "20.00", stock: 2 });
    await using visit = await storefront.visit();
    await putIntoCart(visit, id, id, lamp);
    await visit.goto("/checkout");
    await fillCheckout(visit);
    await using faster = await guestAtCheckout(storefront, id);
    await fillCheckout(faster);
    await pay(faster);
    await placedNumber(faster);
    const { page } = visit;
    await pay(visit);
    await page.getByText("Rare lamp: 2 requested, 1 available.").waitFor();
    expect(await visit.violations()).toEqual([]);
    await page.getByRole("button", { name: "Change quantity to 1" }).click();
    await page.getByText("1 × Rare lamp").waitFor();
    await (await storefront.shop.admin()).get(UpdateProductDocument, { input: { id, isActive: false } });
    await pay(visit);
    await page.getByText("Rare lamp is no longer available.").waitFor();
    await page.getByRole("button", { name: "Remove" }).click();
    await page.getByText("Rare lamp", { exact: false }).nth(1).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Pay CA$47.99" }).click();
    await placedNumber(visit);
    expect(await ordersOf(visit)).toHaveLength(1);
  });

  test("a guest with a course in the cart must sign in first", async () => {
    const { products } = await storefront.shop.client.get<{ products: any }>(
      "{ products(first: 1, filter: { kind: COURSE }) { nodes { id } } }",
    );
    const { email } = await storefront.shop.signUp();
    await using visit = await storefront.visitAs(email, testPassword);
    await putIntoCart(visit, products.nodes[0].id);
    // a guest's cart accepts no course, unless it belongs to a session that has ended
    await visit.page.route("**/graphql", async (route) => {
      if (route.request().postDataJSON().operationName !== "CheckoutPage") return route.continue();
      const answer = await route.fetch();
      const body = (await answer.json()) as { data: { me: unknown } };
      body.data.me = null;
      await route.fulfill({ response: answer, json: body });
    });
    await visit.goto("/cart");
    await visit.page.getByRole("link", { name: "Check out" }).click();
    await visit.page.getByText("Sign in to buy a course").waitFor();
    expect(await visit.page.getByRole("button", { name: /^Pay / }).isDisabled()).toBe(true);
    expect(await visit.violations()).toEqual([]);
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

  test("an error of the form is shown in French and dark, at 360 pixels", async () => {
    const options = { colorScheme: "dark", locale: "fr-CA", viewport: { width: 360, height: 740 } } as const;
    await using visit = await guestAtCheckout(storefront, lamp, options);
    await visit.page.getByRole("button", { name: /^Payer/ }).click();
    await visit.page.getByText("Saisissez une adresse courriel valide").waitFor();
    expect(await visit.page.evaluate("document.documentElement.scrollWidth")).toBe(360);
    expect(await visit.violations()).toEqual([]);
  });

  test("the ledger is balanced", async () => {
    await expect(expectReconciled(storefront.shop)).resolves.toBeUndefined();
  });
});
