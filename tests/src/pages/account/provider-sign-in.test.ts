// own shop: users sign in with a provider
import { afterAll, beforeAll, expect, test } from "vitest";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { PlainBrowser } from "../../test-kit/browser/plain-browser.js";
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { IdentityProvider, providerClient } from "../../test-kit/clients/identity-provider.js";
import { testPassword } from "../../test-kit/clients/shopper.js";

withBrowser("signing in with an outside provider, in Chromium (on PATH) and without scripts", () => {
  let provider: IdentityProvider;
  let storefront: StorefrontPages;

  beforeAll(async () => {
    const port = await findFreePort(undefined);
    const publicUrl = `http://127.0.0.1:${port}`;
    provider = await IdentityProvider.start(`${publicUrl}/sign-in/example/callback`);
    const environment = {
      PORT: String(port),
      PUBLIC_URL: publicUrl,
      OIDC_PROVIDERS: "example,offline",
      OIDC_EXAMPLE_NAME: "Example ID",
      OIDC_EXAMPLE_ISSUER: provider.issuer,
      OIDC_EXAMPLE_CLIENT_ID: providerClient.id,
      OIDC_EXAMPLE_CLIENT_SECRET: providerClient.secret,
      OIDC_OFFLINE_ISSUER: "http://127.0.0.1:1",
      OIDC_OFFLINE_CLIENT_ID: "souk",
      OIDC_OFFLINE_CLIENT_SECRET: "another secret",
      // pages send only operations of the manifest
      TRUSTED_DOCUMENTS: "only",
    };
    storefront = await StorefrontPages.open({ environment });
  });

  afterAll(async () => {
    await storefront[Symbol.asyncDispose]();
    await provider[Symbol.asyncDispose]();
  });

  function register(sub: string, email: string): void {
    provider.add({ sub, email, email_verified: true, name: "June Example" });
  }

  /** Signs in on the provider's own pages, which then open the shop's page again. */
  async function signInThere({ page }: Visit, sub: string): Promise<void> {
    await page.getByRole("button", { name: "Sign in with Example ID" }).click();
    await page.locator("input[name=login]").fill(sub);
    await page.locator("input[name=password]").fill("any");
    await page.locator("button[type=submit]").click();
    await page.getByRole("button", { name: "Continue" }).click();
  }

  test("a button of the sign-in page leads back to the requested page; the only way to sign in cannot be removed", async () => {
    register("june", "june@example.com");
    await using visit = await storefront.visit();
    const { page } = visit;
    await visit.goto("/login?returnTo=%2Faccount%2Fsecurity");
    expect(await visit.violations()).toEqual([]);
    await signInThere(visit, "june");
    await page.waitForURL("**/account/security");
    const cookies = await page.context().cookies();
    expect(cookies.map(({ name }) => name)).toEqual(expect.arrayContaining(["souk_access", "souk_refresh"]));
    const section = page.getByRole("region", { name: "Connected accounts" });
    await section.getByText("june@example.com").waitFor();
    expect(await visit.violations()).toEqual([]);
    await section.getByRole("button", { name: "Unlink Example ID" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Unlink" }).click();
    await page.getByText("Example ID is your only sign-in method.").waitFor();
  });

  test("an address that has an account requires its password", async () => {
    const { email } = await storefront.shop.signUp();
    register("twin", email);
    await using visit = await storefront.visit();
    const { page } = visit;
    await visit.goto("/login?returnTo=%2Faccount%2Forders");
    await signInThere(visit, "twin");
    await page.getByLabel("Password", { exact: true }).fill("wrong");
    expect(page.url()).not.toContain("code=");
    await page.getByRole("button", { name: "Link and sign in" }).click();
    await page.getByText("Incorrect email address or password.").waitFor();
    await page.getByLabel("Password", { exact: true }).fill(testPassword);
    await page.getByRole("button", { name: "Link and sign in" }).click();
    await page.waitForURL("**/account/orders");
  });

  const form = "main form[method=post]";

  /** Opens the page to which the provider sends a browser without scripts back. */
  async function backAs(sub: string, email: string, language = "en"): Promise<PlainBrowser> {
    register(sub, email);
    const browser = new PlainBrowser(storefront.shop.client.origin, { "accept-language": language });
    await browser.open("/login?returnTo=%2Faccount%2Forders");
    await browser.send("form:has([name=provider][value=example])", { button: ["intent", "provider"] });
    const url = browser.find("main a[href^=http]")?.getAttribute("href") ?? "";
    const back = new URL(await provider.signIn(url, sub));
    await browser.open(back.pathname + back.search);
    for (const name of ["code", "state"]) expect(browser.html).not.toContain(back.searchParams.get(name));
    return browser;
  }

  test("a provider signs a browser without scripts in, which returns to the requested page", async () => {
    const browser = await backAs("plain-june", "plain-june@example.com");
    expect(browser.cookie("souk_refresh")).toBeUndefined();
    expect(browser.responseHeaders.get("referrer-policy")).toBe("strict-origin");
    await browser.send(form);
    expect([browser.statuses, browser.path]).toEqual([[303, 200], "/account/orders"]);
    expect(browser.cookie("souk_refresh")).toBeDefined();
  });

  test("without scripts, an address that has an account requires its password, in French too", async () => {
    const { email } = await storefront.shop.signUp();
    const browser = await backAs("plain-twin", email, "fr");
    await browser.send(form);
    expect([browser.status, browser.text]).toEqual([200, expect.stringContaining("Associez votre compte")]);
    await browser.send(form, { typed: { password: "wrong" } });
    expect([browser.status, browser.alerts.join()]).toEqual([401, expect.stringContaining("incorrect")]);
    await browser.send(form, { typed: { password: testPassword } });
    expect([browser.statuses, browser.path]).toEqual([[303, 200], "/fr/account/orders"]);
  });

  test("a sign-in that is over is reported with the reason, and leads back to the sign-in page", async () => {
    const browser = new PlainBrowser(storefront.shop.client.origin, { "accept-language": "fr" });
    await browser.open("/sign-in/example/callback?code=x&state=y");
    await browser.send(form);
    expect([browser.status, browser.alerts.join()]).toEqual([401, expect.stringContaining("Votre connexion a expiré")]);
    expect(browser.find("main a[href='/fr/login']")).not.toBeNull();
  });

  test("a provider that does not answer is reported on the sign-in page", async () => {
    const browser = new PlainBrowser(storefront.shop.client.origin);
    await browser.open("/login");
    await browser.send("form:has([name=provider][value=offline])", { button: ["intent", "provider"] });
    expect([browser.status, browser.alerts.join()]).toEqual([503, expect.stringContaining("is unavailable")]);
  });
});
