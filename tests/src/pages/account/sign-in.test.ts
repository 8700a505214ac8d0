import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { AddToCartDocument, StartGuestSessionDocument } from "../../generated/operations.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { testPassword } from "../../test-kit/clients/shopper.js";
import { withAndWithoutScripts, StorefrontPages } from "../../test-kit/browser/storefront-pages.js";
import { adminAccount } from "../../test-kit/shop/shop-settings.js";

withBrowser("signing in, in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open();
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  test("works by keyboard alone and leads to the requested page; a visitor with a session does not sign in again", async () => {
    const { email } = await storefront.shop.signUp();
    await using visit = await storefront.visit();
    await visit.goto("/login?returnTo=%2Fforgot-password");
    await visit.page.getByLabel("Email address").focus();
    await visit.page.keyboard.type(email);
    await visit.page.keyboard.press("Tab");
    await visit.page.keyboard.type(testPassword);
    await visit.page.keyboard.press("Enter");
    await visit.page.waitForURL("**/forgot-password");
    await visit.page.getByRole("button", { name: "Account of Test Shopper" }).waitFor();
    await visit.goto("/login?returnTo=%2Fforgot-password");
    await visit.page.waitForURL("**/forgot-password");
    expect(visit.complaints).toEqual([]);
    const scripts = await visit.page.evaluate(
      "document.cookie + JSON.stringify({ ...localStorage, ...sessionStorage })",
    );
    expect(scripts).not.toMatch(/eyJ|souk_access|souk_refresh/);
  });

  test.each([
    ["another origin", "https://evil.example/"],
    ["another origin without a scheme", "//evil.example/"],
    ["a script", "javascript:document.title='planted'"],
  ])("never leads to %s", async (_what, returnTo) => {
    const { email } = await storefront.shop.signUp();
    await using visit = await storefront.visit();
    await visit.goto(`/login?returnTo=${encodeURIComponent(returnTo)}`);
    await fill(visit.page, email, testPassword);
    await visit.page.getByRole("button", { name: "Account of Test Shopper" }).waitFor();
    // the header updates a moment before the page changes
    await visit.page.waitForURL((url) => url.pathname !== "/login");
    expect(new URL(visit.page.url()).origin).toBe(storefront.shop.client.origin);
    expect(new URL(visit.page.url()).pathname).toMatch(/^\/account/);
  });

  test("reports a wrong password and keeps the address; ten of them lock the account, and the page says until when", async () => {
    const { email } = await storefront.shop.signUp();
    await using visit = await storefront.visit({ viewport: { width: 360, height: 740 } });
    await visit.goto("/login");
    await fill(visit.page, email, "wrong password");
    await visit.page.getByRole("alert").getByText("Incorrect email address or password").waitFor();
    expect(await visit.page.getByLabel("Email address").inputValue()).toBe(email);
    expect(await visit.violations()).toEqual([]);
    for (let tried = 1; tried < 10; tried++) {
      await storefront.shop.client.execute("mutation ($input: LoginInput!) { login(input: $input) { __typename } }", {
        input: { email, password: "wrong password" },
      });
    }
    await fill(visit.page, email, testPassword);
    await visit.page
      .getByRole("alert")
      .getByText(/Too many failed attempts\. Try again in (\d+ minute|\d+ minutes), at \d/)
      .waitFor();
    await visit.page.getByRole("link", { name: "You can also reset your password." }).waitFor();
    expect(await visit.page.evaluate("document.documentElement.scrollWidth")).toBe(360);
    expect(await visit.violations()).toEqual([]);
  });

  test("can show the password, by keyboard too", async () => {
    await using visit = await storefront.visit();
    await visit.goto("/login");
    const password = visit.page.getByLabel("Password", { exact: true });
    await password.fill("to be seen");
    await password.press("Tab");
    await visit.page.keyboard.press("Enter");
    expect(await password.getAttribute("type")).toBe("text");
  });

  test("reports the lines that had no room in the account's cart", async () => {
    const { shop } = storefront;
    const scarce = await shop.product({ name: "Scarce lamp", stock: 3 });
    const buyer = await shop.signUp();
    await buyer.get(AddToCartDocument, { input: { productId: scarce.id, quantity: 2 } });
    await using visit = await storefront.visit();
    const asVisitor = async (query: string, variables: object = {}) => {
      const answer = await visit.context.request.post("/graphql", { data: { query, variables } });
      expect(answer.status()).toBe(200);
    };
    await asVisitor(StartGuestSessionDocument.toString());
    await asVisitor(AddToCartDocument.toString(), { input: { productId: scarce.id, quantity: 2 } });
    await visit.goto("/login");
    await fill(visit.page, buyer.email, testPassword);
    await visit.page.getByText("Scarce lamp: quantity in your cart set to 3. No more are in stock.").waitFor();
    await visit.page.getByRole("link", { name: "Cart, 3 items" }).waitFor();
  });

  test("signing out clears all shown data at once", async () => {
    await using visit = await storefront.visitAs(adminAccount.email, adminAccount.password);
    await visit.goto("/");
    await visit.page.getByRole("button", { name: /^Account of/ }).click();
    await visit.page.getByRole("menuitem", { name: "Sign out" }).click();
    await visit.page.getByRole("link", { name: "Sign in" }).waitFor();
    expect((await visit.context.cookies()).map(({ name }) => name)).not.toContain("souk_access");
  });

  test("works in French, dark", async () => {
    await using visit = await storefront.visit({ locale: "fr-CA", colorScheme: "dark" });
    await visit.goto("/login");
    await fill(visit.page, "personne@example.com", "mauvais mot de passe", {
      email: "Adresse courriel",
      password: "Mot de passe",
    });
    await visit.page.getByRole("alert").getByText("incorrect").waitFor();
    expect(await visit.violations()).toEqual([]);
  });

  test.each(withAndWithoutScripts)(
    "leads staff and customers to their pages %s, unless a page asked for the sign-in",
    async (_how, visitor) => {
      const { email } = await storefront.shop.signUp();
      for (const [from, who, secret, path] of [
        ["/login", adminAccount.email, adminAccount.password, "/admin"],
        ["/login?returnTo=%2Fcourses", adminAccount.email, adminAccount.password, "/courses"],
        ["/login", email, testPassword, "/account"],
      ] as const) {
        await using visit = await storefront.visit(visitor);
        await visit.goto(from);
        await fill(visit.page, who, secret);
        await visit.page.waitForURL((url) => url.pathname === path);
        await visit.goto(from);
        await visit.page.waitForURL((url) => url.pathname === path);
        expect(visit.complaints).toEqual([]);
      }
    },
  );
});

async function fill(
  page: Page,
  email: string,
  password: string,
  labels = { email: "Email address", password: "Password" },
): Promise<void> {
  await page.getByLabel(labels.email).fill(email);
  await page.getByLabel(labels.password, { exact: true }).fill(password);
  await page.getByLabel(labels.password, { exact: true }).press("Enter");
}
