import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { IdentityProvider, providerClient, type ProviderUser } from "../test-kit/clients/identity-provider.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

const publicUrl = "http://souk.example";
export const callback = `${publicUrl}/sign-in/example/callback`;
export const signedInFields = `... on SignedIn { accessToken user { id email fullName emailVerified twoFactorEnabled } }`;
const problems = `... on Problem { code message } ... on SecondFactorRequired { challenge } ... on IdentityNotLinked { email linkToken }`;

interface Begun {
  readonly url: string;
  /** The client with the cookie of its sign-in attempt. */
  readonly browser: ShopClient;
}

/** A shop with two identity providers: `example`, which runs here, and `offline`, which is unavailable. */
export class ProviderShop implements AsyncDisposable {
  private constructor(
    readonly shop: TestShop,
    readonly provider: IdentityProvider,
  ) {}

  static async open(): Promise<ProviderShop> {
    const provider = await IdentityProvider.start(callback);
    const settings = {
      OIDC_PROVIDERS: "example,offline",
      OIDC_EXAMPLE_NAME: "Example ID",
      OIDC_EXAMPLE_ISSUER: provider.issuer,
      OIDC_EXAMPLE_CLIENT_ID: providerClient.id,
      OIDC_EXAMPLE_CLIENT_SECRET: providerClient.secret,
      OIDC_OFFLINE_ISSUER: "http://127.0.0.1:1",
      OIDC_OFFLINE_CLIENT_ID: "souk",
      OIDC_OFFLINE_CLIENT_SECRET: "another secret",
    };
    const shop = await TestShop.create({ environment: { ...settings, PUBLIC_URL: publicUrl } });
    return new ProviderShop(shop, provider);
  }

  async begin(client: ShopClient = this.shop.client, input: object = {}): Promise<Begun> {
    const query = `mutation ($input: BeginProviderSignInInput!) { beginProviderSignIn(input: $input) { __typename ... on ProviderRedirect { url } ... on Problem { code } } }`;
    const { data, headers } = await client.execute(query, { input: { provider: "example", ...input } });
    const [cookie = ""] = headers.getSetCookie().map((line) => line.split(";", 1)[0] ?? "");
    expect(data.beginProviderSignIn).toMatchObject({ __typename: "ProviderRedirect" });
    expect(headers.getSetCookie()[0]).toMatch(/; HttpOnly; SameSite=Lax$/);
    // without an allowed origin a cookie proves nothing, because a browser sends it by itself
    return { url: data.beginProviderSignIn.url, browser: client.with({ cookie, origin: client.origin }) };
  }

  async complete(browser: ShopClient, callbackUrl: string): Promise<any> {
    const query = `mutation ($input: CompleteProviderSignInInput!) { completeProviderSignIn(input: $input) { returnTo result { __typename ... on User { email } ${signedInFields} ${problems} } } }`;
    return (await browser.get(query, { input: { provider: "example", callbackUrl } })).completeProviderSignIn;
  }

  async link(client: ShopClient, linkToken: string, password?: string): Promise<any> {
    const query = `mutation ($input: LinkProviderIdentityInput!) { linkProviderIdentity(input: $input) { __typename ... on User { email } ${signedInFields} ... on Problem { code } ... on SecondFactorRequired { challenge } } }`;
    return (await client.get(query, { input: { linkToken, password } })).linkProviderIdentity;
  }

  /** Creates a user of the provider. */
  someone(more: Partial<ProviderUser> = {}): ProviderUser & { email: string } {
    const sub = randomUUID();
    const user = { sub, email: `${sub}@example.com`, email_verified: true, name: "June Example", ...more };
    this.provider.add(user);
    return user;
  }

  async signInAs(user: ProviderUser, input: object = {}): Promise<any> {
    const { url, browser } = await this.begin(this.shop.client, input);
    return this.complete(browser, await this.provider.signIn(url, user.sub));
  }

  async identitiesOf(accessToken: string): Promise<any[]> {
    return (await this.shop.client.signedIn(accessToken).get("{ me { identities { id provider email } } }")).me
      .identities;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.shop[Symbol.asyncDispose]();
    await this.provider[Symbol.asyncDispose]();
  }
}
