// own shop: the forms have a captcha
import { openFakeSiteverify, type FakeSiteverify } from "@souk/router/testing/fake-siteverify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { testPassword } from "../../test-kit/clients/shopper.js";

withBrowser("a captcha, in Chromium (on PATH)", () => {
  let service: FakeSiteverify;
  let storefront: StorefrontPages;

  beforeAll(async () => {
    service = await openFakeSiteverify("secret");
    storefront = await StorefrontPages.open({
      environment: {
        CAPTCHA_PROVIDER: "hcaptcha",
        CAPTCHA_SITE_KEY: "site-key",
        CAPTCHA_SECRET: "secret",
        CAPTCHA_VERIFY_URL: service.verifyUrl,
        CAPTCHA_SCRIPT_URL: service.scriptUrl,
      },
    });
  });

  afterAll(async () => {
    await storefront[Symbol.asyncDispose]();
    await service[Symbol.asyncDispose]();
  });

  async function register(visit: Visit, email: string): Promise<void> {
    const { page } = visit;
    await visit.goto("/register");
    await page.getByLabel("Email address").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(testPassword);
    await page.getByRole("button", { name: "Create account" }).click();
    await page.getByRole("dialog", { name: "One more step" }).waitFor();
  }

  test("opens in a frame of its own, and the form is sent when it is solved", async () => {
    await using visit = await storefront.visit();
    const { page } = visit;
    await register(visit, "solved@example.com");
    const challenge = page.frameLocator("iframe[title='Check that you are human']");
    await challenge.getByRole("button", { name: "I am human" }).waitFor();
    expect(await visit.violations()).toEqual([]);
    await challenge.getByRole("button", { name: "I am human" }).click();
    await page.waitForURL("**/verify");
    expect(await page.evaluate("typeof window.hcaptcha")).toBe("undefined");
  });

  test("that is closed leaves the form as it was, with an explanation", async () => {
    await using visit = await storefront.visit({ colorScheme: "dark", viewport: { width: 360, height: 740 } });
    const { page } = visit;
    await register(visit, "closed@example.com");
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("alert").getByText("needs a check that you are human").waitFor();
    expect(await page.getByLabel("Email address").inputValue()).toBe("closed@example.com");
    expect(await visit.violations()).toEqual([]);
  });

  test("with a blocked script says so, and can be tried again", async () => {
    await using visit = await storefront.visit();
    const { page } = visit;
    await page.route("**/api.js*", (route) => route.abort());
    await register(visit, "blocked@example.com");
    await page.getByRole("alert").getByText("The check could not be loaded").waitFor();
    expect(await visit.violations()).toEqual([]);
    await page.unroute("**/api.js*");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.frameLocator("iframe").getByRole("button", { name: "I am human" }).click();
    await page.waitForURL("**/verify");
  });
});
