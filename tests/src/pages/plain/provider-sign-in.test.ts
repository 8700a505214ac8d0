// own shop: users sign in with a provider
import { afterAll, beforeAll, expect, test } from "vitest";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { PlainBrowser } from "../../test-kit/browser/plain-browser.js";
import { IdentityProvider, providerClient } from "../../test-kit/clients/identity-provider.js";
import { testPassword } from "../../test-kit/clients/shopper.js";
import { TestShop } from "../../test-kit/shop/test-shop.js";

let provider: IdentityProvider;
let shop: TestShop;

beforeAll(async () => {
  const port = await findFreePort(undefined);
  const publicUrl = `http://127.0.0.1:${port}`;
  provider = await IdentityProvider.start(`${publicUrl}/sign-in/example/callback`);
  const environment = {
    PORT: String(port),
    PUBLIC_URL: publicUrl,
    OIDC_PROVIDERS: "example,away",
    OIDC_EXAMPLE_NAME: "Example ID",
    OIDC_EXAMPLE_ISSUER: provider.issuer,
    OIDC_EXAMPLE_CLIENT_ID: providerClient.id,
    OIDC_EXAMPLE_CLIENT_SECRET: providerClient.secret,
    OIDC_AWAY_ISSUER: "http://127.0.0.1:1",
    OIDC_AWAY_CLIENT_ID: "souk",
    OIDC_AWAY_CLIENT_SECRET: "another secret",
    // pages send only operations of the manifest
    TRUSTED_DOCUMENTS: "only",
  };
  shop = await TestShop.create({ storefront: true, environment });
});

afterAll(async () => {
  await shop[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});

const form = "main form[method=post]";

/** Opens the page to which the provider sends a browser without scripts back. */
async function backAs(sub: string, email: string, language = "en"): Promise<PlainBrowser> {
  provider.add({ sub, email, email_verified: true, name: "June Example" });
  const browser = new PlainBrowser(shop.client.origin, { "accept-language": language });
  await browser.open("/login?returnTo=%2Faccount%2Forders");
  await browser.send("form:has([name=provider][value=example])", { button: ["intent", "provider"] });
  const url = browser.find("main a[href^=http]")?.getAttribute("href") ?? "";
  const back = new URL(await provider.signIn(url.replaceAll("&amp;", "&"), sub));
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

test("an address that has an account requires its password, in French too", async () => {
  const { email } = await shop.signUp();
  const browser = await backAs("plain-twin", email, "fr");
  await browser.send(form);
  expect([browser.status, browser.text]).toEqual([200, expect.stringContaining("Associez votre compte")]);
  await browser.send(form, { typed: { password: "wrong" } });
  expect([browser.status, browser.alerts.join()]).toEqual([401, expect.stringContaining("incorrect")]);
  await browser.send(form, { typed: { password: testPassword } });
  expect([browser.statuses, browser.path]).toEqual([[303, 200], "/fr/account/orders"]);
});

test("a sign-in that is over is reported with the reason, and leads back to the sign-in page", async () => {
  const browser = new PlainBrowser(shop.client.origin, { "accept-language": "fr" });
  await browser.open("/sign-in/example/callback?code=x&state=y");
  await browser.send(form);
  expect([browser.status, browser.alerts.join()]).toEqual([401, expect.stringContaining("Votre connexion a expiré")]);
  expect(browser.find("main a[href='/fr/login']")).not.toBeNull();
});

test("a provider that does not answer is reported on the sign-in page", async () => {
  const browser = new PlainBrowser(shop.client.origin);
  await browser.open("/login");
  await browser.send("form:has([name=provider][value=away])", { button: ["intent", "provider"] });
  expect([browser.status, browser.alerts.join()]).toEqual([503, expect.stringContaining("is unavailable")]);
});
