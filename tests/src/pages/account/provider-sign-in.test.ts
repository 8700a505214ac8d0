// own shop: users sign in with a provider
import { afterAll, beforeAll, expect, test } from "vitest";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import type { Page } from "playwright-core";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { IdentityProvider, providerClient } from "../../test-kit/clients/identity-provider.js";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";

withBrowser("signing in with an outside provider, in Chromium (on PATH)", () => {
  let provider: IdentityProvider;
  let storefront: StorefrontPages;

  beforeAll(async () => {
    const port = await findFreePort(undefined);
    const publicUrl = `http://127.0.0.1:${port}`;
    provider = await IdentityProvider.start(`${publicUrl}/sign-in/example/callback`);
    const environment = {
      PORT: String(port),
      PUBLIC_URL: publicUrl,
      OIDC_PROVIDERS: "example",
      OIDC_EXAMPLE_NAME: "Example ID",
      OIDC_EXAMPLE_ISSUER: provider.issuer,
      OIDC_EXAMPLE_CLIENT_ID: providerClient.id,
      OIDC_EXAMPLE_CLIENT_SECRET: providerClient.secret,
    };
    storefront = await StorefrontPages.open({ environment });
  });

  afterAll(async () => {
    await storefront[Symbol.asyncDispose]();
    await provider[Symbol.asyncDispose]();
  });

  /** Signs in on the provider's own pages. */
  async function proveThere(page: Page, sub: string): Promise<void> {
    await page.locator("input[name=login]").fill(sub);
    await page.locator("input[name=password]").fill("any");
    await page.locator("button[type=submit]").click();
    await page.getByRole("button", { name: "Continue" }).click();
  }

  test("a button of the sign-in page leads back to the requested page; the only way to sign in cannot be removed", async () => {
    provider.add({ sub: "june", email: "june@example.com", email_verified: true, name: "June Example" });
    await using visit = await storefront.visit();
    const { page } = visit;
    await visit.goto("/login?returnTo=%2Faccount%2Fsecurity");
    expect(await visit.violations()).toEqual([]);
    await page.getByRole("button", { name: "Sign in with Example ID" }).click();
    await proveThere(page, "june");
    await page.waitForURL("**/account/security");
    const section = page.getByRole("region", { name: "Connected accounts" });
    await section.getByText("june@example.com").waitFor();
    expect(await visit.violations()).toEqual([]);
    await section.getByRole("button", { name: "Unlink Example ID" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Unlink" }).click();
    await page.getByText("Example ID is your only sign-in method.").waitFor();
  });
});
