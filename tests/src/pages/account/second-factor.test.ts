import { afterAll, beforeAll, expect, test } from "vitest";
import { generateSync } from "otplib";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import { testPassword } from "../../test-kit/clients/shopper.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";

withBrowser("sign-in and security, in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open();
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  test("a second factor is set up and used, and turned off with both factors", async () => {
    const { email } = await storefront.shop.signUp();
    await using visit = await storefront.visitAs(email, testPassword);
    const { page } = visit;
    await visit.goto("/account/security");
    const section = page.getByRole("region", { name: "Two-step authentication" });
    await section.getByRole("button", { name: "Set up" }).click();
    await section.getByLabel("Current password", { exact: true }).fill(testPassword);
    await section.getByRole("button", { name: "Continue" }).click();
    await section.getByRole("img", { name: "QR code for the authenticator app" }).waitFor();
    // the Content Security Policy allows the image
    const width = "document.querySelector(`img[src^=data]`)?.naturalWidth";
    await eventually(async () => expect(await page.evaluate<number>(width)).toBeGreaterThan(0));
    const secret = await section.locator("code").innerText();
    await section.getByLabel("Code", { exact: true }).fill(generateSync({ secret }));
    await section.getByRole("button", { name: "Turn on" }).click();
    await section.getByText("Save your recovery codes").waitFor();
    const codes = await section.getByRole("listitem").allInnerTexts();
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
});
