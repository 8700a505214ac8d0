// own shop: a project declares fields
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillCheckout, guestAtCheckout, pay, placedNumber } from "../../test-kit/browser/checkout-pages.js";
import { PlainBrowser } from "../../test-kit/browser/plain-browser.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { testPassword } from "../../test-kit/clients/shopper.js";
import { projectSettings } from "../../test-kit/shop/project-settings.js";
import { adminAccount } from "../../test-kit/shop/shop-settings.js";

withBrowser("declared fields in Chromium (on PATH) and without scripts", () => {
  let storefront: StorefrontPages;
  let lamp: string;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ environment: projectSettings("declared-fields") });
    lamp = (await storefront.shop.product({ name: "Lamp", price: "40.00", stock: 500 })).id;
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  test("a guest writes those of an order at the checkout, and an admin changes them", async () => {
    await using visit = await guestAtCheckout(storefront, lamp);
    const { page } = visit;
    await fillCheckout(visit);
    expect(await page.getByLabel("Margin").count()).toBe(0);
    await page.getByLabel("Gift message").fill("Happy birthday");
    await page.getByLabel("Deliver on").fill("2025-12-24");
    await pay(visit);
    await page.getByText("must not be before 2026-01-01").waitFor();
    await page.getByLabel("Deliver on").fill("2026-12-24");
    expect(await visit.violations()).toEqual([]);
    await pay(visit);
    const order = await placedNumber(visit);
    await page.getByText("Gift message: Happy birthday").waitFor();
    await page.getByText("Deliver on: December 24, 2026").waitFor();

    await using admins = await storefront.visitAs(adminAccount.email, adminAccount.password);
    await admins.goto(`/admin/orders/${order}`);
    await admins.page.getByLabel("Gift message").fill("Happy new year");
    await admins.page.getByLabel("Margin").fill("0.4");
    await admins.page.getByRole("button", { name: "Save fields" }).click();
    await admins.page.getByText("Fields saved.").waitFor();
    await admins.goto("/admin/orders?custom.minMargin=0.3");
    await admins.page.getByRole("row", { name: /Happy new year.*0\.4/ }).waitFor();
    await page.reload();
    await page.getByText("Gift message: Happy new year").waitFor();
  });

  test("a guest writes those of an order without scripts", async () => {
    await using visit = await guestAtCheckout(storefront, lamp, { javaScriptEnabled: false });
    await fillCheckout(visit);
    await visit.page.getByLabel("Gift message").fill("Merci");
    await visit.page.getByLabel("Deliver on").fill("2025-12-24");
    await pay(visit);
    await visit.page.getByText("must not be before 2026-01-01").waitFor();
    expect(await visit.page.getByLabel("Gift message").inputValue()).toBe("Merci");
  });

  test("a user writes those of an account in the profile, and an admin changes them", async () => {
    const { email, id } = await storefront.shop.signUp();
    await using visit = await storefront.visitAs(email, testPassword);
    const { page } = visit;
    await visit.goto("/account");
    await page.getByRole("heading", { name: "More about you" }).waitFor();
    expect(await page.getByLabel("Rating").count()).toBe(0);
    await page.getByLabel("Company").fill("Lilac Ltd");
    await page.getByLabel("Employees").fill("0");
    await page.getByRole("button", { name: "Save fields" }).click();
    await page.getByText("must be at least 1").waitFor();
    expect(await visit.violations()).toEqual([]);
    await page.getByLabel("Employees").fill("12");
    await page.getByRole("button", { name: "Save fields" }).click();
    await page.getByText("Fields saved.").waitFor();

    await using admins = await storefront.visitAs(adminAccount.email, adminAccount.password);
    await admins.goto(`/admin/customers/${id}`);
    expect(await admins.page.getByLabel("Company").inputValue()).toBe("Lilac Ltd");
    await admins.page.getByLabel("Rating").fill("4");
    await admins.page.getByLabel("Company").fill("Oak Ltd");
    await admins.page.getByRole("button", { name: "Save fields" }).click();
    await admins.page.getByText("Fields saved.").waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "More about you" }).waitFor();
    expect(await page.getByLabel("Company").inputValue()).toBe("Oak Ltd");
  });

  test("a visitor gives those of an account at the registration, and an admin finds the account", async () => {
    const company = `Ash ${randomUUID().slice(0, 8)}`;
    const email = `${randomUUID()}@example.com`;
    await using visit = await storefront.visit();
    const { page } = visit;
    const send = async (employees: string) => {
      await page.getByLabel("Employees").fill(employees);
      await page.getByLabel("Password", { exact: true }).fill(testPassword);
      await page.getByRole("button", { name: "Create account" }).click();
    };
    await visit.goto("/register");
    await page.getByLabel("Email address").fill(email);
    await page.getByLabel("Company").fill(company);
    expect(await page.getByLabel("Rating").count()).toBe(0);
    await send("two");
    await page.getByText("Enter a number.").waitFor();
    expect(await page.getByLabel("Company").inputValue()).toBe(company);
    await send("0");
    await page.getByText("must be at least 1").waitFor();
    expect(await visit.violations()).toEqual([]);
    await send("12");
    await page.waitForURL("**/verify");

    await using admins = await storefront.visitAs(adminAccount.email, adminAccount.password);
    await admins.goto("/admin/customers?sort=CUSTOM_COMPANY");
    await admins.page.getByRole("combobox", { name: "Company" }).fill(company);
    await admins.page.keyboard.press("Enter");
    await admins.page.waitForURL(/custom\.company=/);
    await admins.page.getByRole("row").nth(2).waitFor({ state: "detached" });
    await admins.page.getByRole("row").filter({ hasText: email }).getByText(company).waitFor();
    expect(await admins.violations()).toEqual([]);
    await admins.page.getByRole("button", { name: "Clear" }).click();
    await admins.page.getByRole("row").nth(2).waitFor();
  });

  test("a visitor without scripts gives them too, with an error beside each field", async () => {
    const browser = new PlainBrowser(storefront.shop.client.origin);
    const email = `${randomUUID()}@example.com`;
    const register = (employees: string) =>
      browser.send("main form[method=post]", {
        typed: { email, password: testPassword, "custom.company": "Birch Ltd", "custom.employees": employees },
      });
    await browser.open("/register");
    expect(browser.find("[name='custom.rating']")).toBeNull();
    await register("two");
    expect([browser.status, browser.errorOf("custom.employees")]).toEqual([422, "Enter a number."]);
    expect(browser.valueOf("custom.company")).toBe("Birch Ltd");
    await register("0");
    expect([browser.status, browser.errorOf("custom.employees")]).toEqual([422, "Must be at least 1."]);
    await register("12");
    expect(browser.path).toMatch(/^\/verify/);
    const stored = await storefront.shop.rows("accounts", "select custom from users where email = $1", [email]);
    expect(stored).toMatchObject([{ custom: { company: "Birch Ltd", employees: 12 } }]);
  });

  test("a user writes those of an address, also in French", async () => {
    const { email } = await storefront.shop.signUp();
    await using visit = await storefront.visitAs(email, testPassword, { locale: "fr-CA" });
    const { page } = visit;
    await visit.goto("/account/addresses");
    await page.getByRole("link", { name: "Ajouter une adresse" }).click();
    await page.getByLabel("Pays").selectOption("CA");
    await page.getByLabel("Nom complet").fill("June Example");
    await page.getByLabel("Adresse", { exact: true }).fill("1 First Street");
    await page.getByLabel("Ville").fill("Halifax");
    await page.getByLabel("Code postal").fill("B3H 4R2");
    await page.getByLabel("Digicode").fill("4711");
    await page.getByLabel("Étage", { exact: true }).fill("haut");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText("Saisissez un nombre.").waitFor();
    await page.getByLabel("Étage", { exact: true }).fill("3");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText(/Digicode\s: 4711/).waitFor();
    await page.getByText(/Étage\s: 3/).waitFor();
    expect(await visit.violations()).toEqual([]);
  });
});
