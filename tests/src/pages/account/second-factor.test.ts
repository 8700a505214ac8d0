import { afterAll, beforeAll, expect, test } from "vitest";
import { generateSync } from "otplib";
import type { Page } from "playwright-core";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import { mailsTo, testPassword } from "../../test-kit/clients/shopper.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";
import { adminAccount } from "../../test-kit/shop/shop-settings.js";

withBrowser("sign-in and security, in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ environment: { ADMIN_SECOND_FACTOR: "required" } });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  /** Goes from "Set up" to the recovery codes. Returns the secret and the codes. */
  async function setUp(page: Page, password: string): Promise<{ secret: string; codes: string[] }> {
    const section = page.getByRole("region", { name: "Two-step authentication" });
    await section.getByRole("button", { name: "Set up" }).click();
    await section.getByLabel("Current password", { exact: true }).fill("not the password");
    await section.getByRole("button", { name: "Continue" }).click();
    await section.getByText("Your current password is incorrect.").waitFor();
    await section.getByLabel("Current password", { exact: true }).fill(password);
    await section.getByRole("button", { name: "Continue" }).click();
    const picture = section.getByRole("img", { name: "QR code for the authenticator app" });
    await picture.waitFor();
    // the Content Security Policy allows the image
    await page.waitForFunction("document.querySelector(`img[src^=data]`)?.naturalWidth > 0");
    const secret = await section.locator("code").innerText();
    await section.getByLabel("Code", { exact: true }).fill("000000");
    await section.getByRole("button", { name: "Turn on" }).click();
    await section.getByText("This code is incorrect").waitFor();
    await section.getByLabel("Code", { exact: true }).fill(generateSync({ secret }));
    await section.getByRole("button", { name: "Turn on" }).click();
    await section.getByText("Save your recovery codes").waitFor();
    return { secret, codes: await section.getByRole("listitem").allInnerTexts() };
  }

  test("a second factor is set up and used, and turned off with both factors", async () => {
    const { email } = await storefront.shop.signUp();
    await using visit = await storefront.visitAs(email, testPassword);
    const { page } = visit;
    await visit.goto("/account/security");
    const { codes } = await setUp(page, testPassword);
    expect(codes).toHaveLength(10);
    expect(await visit.violations()).toEqual([]);
    await page.getByRole("button", { name: "I have saved these codes" }).click();
    await page.getByRole("button", { name: "New recovery codes" }).waitFor();
    expect(visit.complaints).toEqual([]);

    await using again = await storefront.visit({ viewport: { width: 360, height: 740 }, colorScheme: "dark" });
    await again.goto("/login?returnTo=%2Faccount%2Fsecurity");
    await again.page.getByLabel("Email address").fill(email);
    await again.page.getByLabel("Password", { exact: true }).fill(testPassword);
    await again.page.keyboard.press("Enter");
    await again.page.getByRole("heading", { name: "Two-step authentication" }).waitFor();
    await again.page.locator("input[name=code]:focus").waitFor();
    expect(await again.violations()).toEqual([]);
    await again.page.keyboard.type("000000");
    await again.page.keyboard.press("Enter");
    await again.page.getByRole("alert").getByText("This code is incorrect").waitFor();
    await again.page.getByLabel("Code").fill(codes[0] ?? "");
    await again.page.keyboard.press("Enter");
    await again.page.waitForURL("**/account/security");
    await again.page.getByRole("button", { name: "Turn off" }).click();
    await again.page
      .getByRole("region", { name: "Two-step authentication" })
      .getByLabel("Current password", { exact: true })
      .fill(testPassword);
    await again.page.getByLabel("Code", { exact: true }).fill(codes[1] ?? "");
    await again.page.getByRole("button", { name: "Turn off" }).click();
    await again.page.getByRole("button", { name: "Set up" }).waitFor();
    expect(await again.page.evaluate("document.documentElement.scrollWidth")).toBe(360);
  });

  test("an admin who needs a second factor is led to its setup, and has the admin role from then on", async () => {
    await using visit = await storefront.visit();
    const { page } = visit;
    await visit.goto("/login?returnTo=%2Fadmin");
    await page.getByLabel("Email address").fill(adminAccount.email);
    await page.getByLabel("Password", { exact: true }).fill(adminAccount.password);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/account/security");
    await page.getByText("Staff accounts may require two-step authentication").waitFor();
    await setUp(page, adminAccount.password);
    await Promise.all([
      page.waitForResponse((response) => response.request().postData()?.includes("RenewSession") ?? false),
      page.getByRole("button", { name: "I have saved these codes" }).click(),
    ]);
    const asAdmin = async () => {
      const answer = await visit.context.request.post("/graphql", {
        data: { query: "{ users(first: 1) { totalCount } }" },
      });
      return ((await answer.json()) as { errors?: unknown }).errors;
    };
    await eventually(async () => expect(await asAdmin()).toBeUndefined());
  });

  test("a new password signs out the other devices and keeps this one", async () => {
    const { email } = await storefront.shop.signUp();
    await using visit = await storefront.visitAs(email, testPassword);
    const section = visit.page.getByRole("region", { name: "Password" });
    await visit.goto("/account/security");
    await section.getByLabel("Current password", { exact: true }).fill(testPassword);
    await section.getByLabel("New password", { exact: true }).fill("password123");
    await section.getByRole("button", { name: "Change password" }).click();
    await section.getByText("This password is too easy to guess").waitFor();
    await section.getByLabel("New password", { exact: true }).fill("another long horse sentence");
    await section.getByRole("button", { name: "Change password" }).click();
    await visit.page.getByText("Password changed").waitFor();
    await visit.goto("/account/sessions");
    await visit.page.getByText("This device").waitFor();
    expect(await visit.page.getByRole("main").getByRole("listitem").count()).toBe(1);
  });

  test("a new address applies once its code is confirmed", async () => {
    const { email } = await storefront.shop.signUp();
    const newEmail = `new.${email}`;
    await using visit = await storefront.visitAs(email, testPassword);
    const section = visit.page.getByRole("region", { name: "Email address" });
    await visit.goto("/account/security");
    await section.getByLabel("New email address").fill(newEmail);
    await section.getByLabel("Current password", { exact: true }).fill(testPassword);
    await section.getByRole("button", { name: "Send verification code" }).click();
    const code = await eventually(async () => {
      const [mail] = await mailsTo(storefront.shop.client, newEmail);
      const [found] = /\b\d{6}\b/.exec(mail?.text ?? "") ?? [];
      if (!found) throw new Error("no code was mailed");
      return found;
    });
    await section.getByLabel("Code").fill(code);
    await section.getByRole("button", { name: "Confirm new address" }).click();
    await section.getByText(`You sign in with ${newEmail}.`).waitFor();
    expect(await visit.violations()).toEqual([]);
  });
});
