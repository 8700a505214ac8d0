import { afterAll, beforeAll, expect, test } from "vitest";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import { mailsTo, testPassword } from "../../test-kit/clients/shopper.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";

withBrowser("registering, in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open();
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  function mailed(email: string, pattern: RegExp): Promise<string> {
    return eventually(async () => {
      const [mail] = await mailsTo(storefront.shop.client, email);
      const [found] = pattern.exec(mail?.text ?? "") ?? [];
      if (!found) throw new Error(`nothing like ${pattern} was mailed to ${email}`);
      return found;
    });
  }

  test("the mailed code opens the account, and each error appears beside its field", async () => {
    const email = "new.customer@example.com";
    await using visit = await storefront.visit();
    const { page } = visit;
    await visit.goto("/login?returnTo=%2Fforgot-password");
    await page.getByRole("link", { name: "Create an account" }).click();
    await page.getByRole("heading", { name: "Create an account" }).waitFor();
    await page.getByRole("button", { name: "Create account" }).click();
    await page.getByText("This field is required").first().waitFor();
    await page.getByText("Use at least 8 characters").waitFor();
    expect(await visit.violations()).toEqual([]);
    await page.getByLabel("Email address").fill(email);
    await page.getByLabel("Name").fill("New Customer");
    await page.getByLabel("Password", { exact: true }).fill("password123");
    await page.getByLabel("Password", { exact: true }).press("Enter");
    await page.getByText("This password is too easy to guess").waitFor();
    await page.locator("input[name=password]:focus").waitFor();
    await page.getByLabel("Password", { exact: true }).fill(testPassword);
    await page.getByLabel("Password", { exact: true }).press("Enter");
    await page.waitForURL("**/verify");
    expect(page.url()).not.toContain("example.com");
    await page.locator("input[name=code]:focus").waitFor();
    expect(await page.getByLabel("Code").getAttribute("autocomplete")).toBe("one-time-code");
    expect(await page.getByRole("button", { name: /^Send a new code in \d+ s$/ }).isDisabled()).toBe(true);
    const code = await mailed(email, /\b\d{6}\b/);
    await page.getByLabel("Code").fill(code === "000000" ? "000001" : "000000");
    await page.keyboard.press("Enter");
    await page.getByText("This code is incorrect or has expired").waitFor();
    expect(await visit.violations()).toEqual([]);
    await page.getByLabel("Code").fill(`${code.slice(0, 3)} ${code.slice(3)}`);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/forgot-password");
    await page.getByRole("button", { name: "Account of New Customer" }).waitFor();
    expect(visit.complaints).toEqual([]);
  });

  test("a forgotten password is reset by the mailed link", async () => {
    const { email } = await storefront.shop.signUp();
    await using visit = await storefront.visit();
    await visit.goto("/login");
    await visit.page.getByRole("link", { name: "Forgot your password?" }).click();
    await visit.page.getByRole("heading", { name: "Forgot your password?" }).waitFor();
    await visit.page.getByLabel("Email address").fill(email);
    await visit.page.getByRole("button", { name: "Send reset link" }).click();
    await visit.page
      .getByRole("status")
      .getByText(/^If an account exists/)
      .waitFor();
    expect(await visit.violations()).toEqual([]);
    await visit.page.goto(await mailed(email, /\/reset-password\/[\w-]{43}/));
    await visit.page.getByLabel("New password").fill("another long horse sentence");
    const [posted] = await Promise.all([
      visit.page.waitForRequest((request) => request.method() === "POST"),
      visit.page.getByRole("button", { name: "Set new password" }).click(),
    ]);
    // the path of the page is a secret, and the router needs the origin of the form
    const { origin } = storefront.shop.client;
    expect(await posted.allHeaders()).toMatchObject({ origin, referer: `${origin}/` });
    await visit.page.getByText(`You are signed in as ${email}.`).waitFor();
    expect(await visit.violations()).toEqual([]);
  });
});
