import { IdentityProvider, providerClient } from "../test-kit/clients/identity-provider.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import type { TestShop } from "../test-kit/shop/test-shop.js";
import type { Canaries } from "./canaries.js";
import { withoutEachTable } from "./stored-rows.js";

const publicUrl = "http://souk.example";
const begin = `mutation { beginProviderSignIn(input: { provider: "example" }) { __typename ... on ProviderRedirect { url } } }`;
const complete = `mutation ($input: CompleteProviderSignInInput!) { completeProviderSignIn(input: $input) {
  result { __typename ... on SignedIn { accessToken refreshToken } ... on IdentityNotLinked { linkToken } } } }`;
const link = `mutation ($input: LinkProviderIdentityInput!) { linkProviderIdentity(input: $input) { __typename } }`;

export const startProvider = () => IdentityProvider.start(`${publicUrl}/sign-in/example/callback`);

export function providerSettings({ issuer }: IdentityProvider): Record<string, string> {
  return {
    PUBLIC_URL: publicUrl,
    OIDC_PROVIDERS: "example",
    OIDC_EXAMPLE_ISSUER: issuer,
    OIDC_EXAMPLE_CLIENT_ID: providerClient.id,
    OIDC_EXAMPLE_CLIENT_SECRET: providerClient.secret,
  };
}

interface Attempt {
  readonly browser: ShopClient;
  readonly callbackUrl: string;
}

/** Signs in at a provider: successfully, with failures, and with the address of an existing account. */
export async function pushProviderSecrets(
  shop: TestShop,
  canaries: Canaries,
  provider: IdentityProvider,
): Promise<void> {
  canaries.keep("the secret of the shop at the provider", providerClient.secret);
  const attempt = async (name: string, email: string): Promise<Attempt> => {
    const { data, headers } = await shop.client.execute(begin);
    const [cookie = ""] = headers.getSetCookie().map((line) => line.split(";", 1)[0] ?? "");
    canaries.keep(`${name}: the browser's cookie`, cookie.split("=")[1], "cookies");
    const { url } = data.beginProviderSignIn;
    for (const part of ["state", "nonce"])
      canaries.keep(`${name}: the ${part}`, new URL(url).searchParams.get(part), "answers");
    provider.add({ sub: email, email, email_verified: true, name: "June Example" });
    const callbackUrl = await provider.signIn(url, email);
    canaries.keep(`${name}: the provider's code`, new URL(callbackUrl).searchParams.get("code"));
    return { browser: shop.client.with({ cookie, origin: shop.client.origin }), callbackUrl };
  };
  const finish = async ({ browser, callbackUrl }: Attempt): Promise<any> =>
    (await browser.execute(complete, { input: { provider: "example", callbackUrl } })).data?.completeProviderSignIn
      ?.result;

  const good = await attempt("a sign-in", "by-provider@example.com");
  await good.browser.fetch(good.callbackUrl.slice(publicUrl.length));
  await good.browser.execute(complete, { input: { provider: [good.callbackUrl], callbackUrl: good.callbackUrl } });
  const signedIn = await finish(good);
  canaries.keep("the refresh token after a provider's sign-in", signedIn.refreshToken, "answers");
  await finish(good);
  const wrong = await attempt("a sign-in with a wrong code", "wrong-code@example.com");
  await finish({ ...wrong, callbackUrl: wrong.callbackUrl.replace("code=", "code=x") });
  const { email } = await shop.signUp();
  const unlinked = await finish(await attempt("a sign-in that is not linked", email));
  const linkToken = canaries.keep("the token for linking", unlinked.linkToken, "answers");
  const password = canaries.keep("a wrong password for linking", "not the password of the account");
  await shop.client.execute(link, { input: { linkToken, password } });
  const failing = await attempt("a sign-in that fails", "failing@example.com");
  await withoutEachTable(shop, "accounts", async () => {
    await shop.client.execute(link, { input: { linkToken, password } });
    await shop.client.execute(begin);
    await finish(failing);
  });
  for (const [index, { verifier, accessToken, idToken }] of provider.grants.entries()) {
    canaries.keep(`the PKCE verifier ${index}`, verifier);
    canaries.keep(`the provider's access token ${index}`, accessToken);
    canaries.keep(`the provider's identity token ${index}`, idToken);
  }
  if (provider.grants.length < 2) throw new Error("the provider has given nothing");
}
