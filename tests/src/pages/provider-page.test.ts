// own shop: users sign in with a provider
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import type { Browser, Page } from "playwright-core";
import { sharedBrowser } from "../test-kit/browser/browser.js";
import { withBrowser } from "../test-kit/browser/with-browser.js";
import { IdentityProvider, providerClient } from "../test-kit/clients/identity-provider.js";
import { testPassword } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

withBrowser("coming back from a provider, in Chromium (on PATH)", () => {
  let provider: IdentityProvider;
  let shop: TestShop;
  let browser: Browser;

  beforeAll(async () => {
    const port = await findFreePort(undefined);
    const publicUrl = `http://127.0.0.1:${port}`;
    provider = await IdentityProvider.start(`${publicUrl}/sign-in/example/callback`);
    const environment = {
      PORT: String(port),
      PUBLIC_URL: publicUrl,
      OIDC_PROVIDERS: "example",
      OIDC_EXAMPLE_ISSUER: provider.issuer,
      OIDC_EXAMPLE_CLIENT_ID: providerClient.id,
      OIDC_EXAMPLE_CLIENT_SECRET: providerClient.secret,
      // the page sends only operations of the manifest
      TRUSTED_DOCUMENTS: "only",
    };
    [shop, browser] = await Promise.all([TestShop.create({ storefront: true, environment }), sharedBrowser()]);
  });

  afterAll(async () => {
    await shop[Symbol.asyncDispose]();
    await provider[Symbol.asyncDispose]();
  });

  /** A browser that has signed in at the provider as `user`, on the page to which the provider redirects it. */
  async function backAs(user: { sub: string; email: string }): Promise<Page> {
    provider.add({ ...user, email_verified: true, name: "June Example" });
    const context = await browser.newContext();
    onTestFinished(() => context.close());
    const page = await context.newPage();
    page.setDefaultTimeout(90_000);
    const input = { provider: "example", returnTo: "/dev/mail" };
    const query = `mutation ($input: BeginProviderSignInInput!) { beginProviderSignIn(input: $input) { ... on ProviderRedirect { url } } }`;
    // like the storefront of this origin
    const admin = await shop.admin();
    const response = await page.request.post(`${shop.client.origin}/graphql`, {
      headers: { authorization: admin.headers.authorization ?? "" },
      data: { query, variables: { input } },
    });
    const { data } = (await response.json()) as { data: { beginProviderSignIn: { url: string } } };
    await page.goto(await provider.signIn(data.beginProviderSignIn.url, user.sub));
    return page;
  }

  test("signs in and redirects to the original target", async () => {
    const page = await backAs({ sub: "june", email: "june@example.com" });
    await page.waitForURL("**/dev/mail");
    const cookies = await page.context().cookies();
    expect(cookies.map(({ name }) => name)).toEqual(expect.arrayContaining(["souk_access", "souk_refresh"]));
  });

  test("asks for the password of an existing account with the same address", async () => {
    const { email } = await shop.signUp();
    const page = await backAs({ sub: "twin", email });
    await page.getByLabel("Password", { exact: true }).fill("wrong");
    expect(page.url()).not.toContain("code=");
    await page.getByRole("button", { name: "Link and sign in" }).click();
    await page.getByText("Incorrect email address or password.").waitFor();
    await page.getByLabel("Password", { exact: true }).fill(testPassword);
    await page.getByRole("button", { name: "Link and sign in" }).click();
    await page.waitForURL("**/dev/mail");
  });
});
