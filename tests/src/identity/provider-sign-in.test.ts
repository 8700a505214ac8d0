import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { generateSync } from "otplib";
import { eventually } from "../test-kit/clients/eventually.js";
import { IdentityProvider, providerClient, type ProviderUser } from "../test-kit/clients/identity-provider.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { mailsTo, testPassword } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

const publicUrl = "http://souk.example";
const callback = `${publicUrl}/sign-in/example/callback`;
let provider: IdentityProvider;
let shop: TestShop;

beforeAll(async () => {
  provider = await IdentityProvider.start(callback);
  const settings = {
    OIDC_PROVIDERS: "example,away",
    OIDC_EXAMPLE_NAME: "Example ID",
    OIDC_EXAMPLE_ISSUER: provider.issuer,
    OIDC_EXAMPLE_CLIENT_ID: providerClient.id,
    OIDC_EXAMPLE_CLIENT_SECRET: providerClient.secret,
    OIDC_AWAY_ISSUER: "http://127.0.0.1:1",
    OIDC_AWAY_CLIENT_ID: "souk",
    OIDC_AWAY_CLIENT_SECRET: "another secret",
  };
  shop = await TestShop.create({ environment: { ...settings, PUBLIC_URL: publicUrl } });
});

afterAll(async () => {
  await shop[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});

const tokens = `... on SignedIn { accessToken user { id email fullName emailVerified twoFactorEnabled } }`;
const problems = `... on Problem { code message } ... on SecondFactorRequired { challenge } ... on IdentityNotLinked { email linkToken }`;

interface Begun {
  readonly url: string;
  /** The client with the cookie of its sign-in attempt. */
  readonly browser: ShopClient;
}

async function begin(client: ShopClient = shop.client, input: object = {}): Promise<Begun> {
  const query = `mutation ($input: BeginProviderSignInInput!) { beginProviderSignIn(input: $input) { __typename ... on ProviderRedirect { url } ... on Problem { code } } }`;
  const { data, headers } = await client.ask(query, { input: { provider: "example", ...input } });
  const [cookie = ""] = headers.getSetCookie().map((line) => line.split(";", 1)[0] ?? "");
  expect(data.beginProviderSignIn).toMatchObject({ __typename: "ProviderRedirect" });
  expect(headers.getSetCookie()[0]).toMatch(/; HttpOnly; SameSite=Lax$/);
  // without an allowed origin a cookie proves nothing, because a browser sends it by itself
  return { url: data.beginProviderSignIn.url, browser: client.with({ cookie, origin: client.origin }) };
}

async function complete(browser: ShopClient, callbackUrl: string): Promise<any> {
  const query = `mutation ($input: CompleteProviderSignInInput!) { completeProviderSignIn(input: $input) { returnTo result { __typename ... on User { email } ${tokens} ${problems} } } }`;
  return (await browser.get(query, { input: { provider: "example", callbackUrl } })).completeProviderSignIn;
}

async function link(client: ShopClient, linkToken: string, password?: string): Promise<any> {
  const query = `mutation ($input: LinkProviderIdentityInput!) { linkProviderIdentity(input: $input) { __typename ... on User { email } ${tokens} ... on Problem { code } ... on SecondFactorRequired { challenge } } }`;
  return (await client.get(query, { input: { linkToken, password } })).linkProviderIdentity;
}

function someone(more: Partial<ProviderUser> = {}): ProviderUser & { email: string } {
  const sub = randomUUID();
  const user = { sub, email: `${sub}@example.com`, email_verified: true, name: "June Example", ...more };
  provider.add(user);
  return user;
}

async function signInAs(user: ProviderUser, input: object = {}): Promise<any> {
  const { url, browser } = await begin(shop.client, input);
  return complete(browser, await provider.signIn(url, user.sub));
}

const identitiesOf = async (accessToken: string): Promise<any[]> =>
  (await shop.client.signedIn(accessToken).get("{ me { identities { id provider email } } }")).me.identities;
const failed = expect.objectContaining({ __typename: "ProviderSignInFailed", code: "PROVIDER_SIGN_IN_FAILED" });

describe("a user without an account", () => {
  test("gets a verified account, and the same account the next time", async () => {
    const { signInProviders } = await shop.client.get("{ signInProviders { id name } }");
    expect(signInProviders).toContainEqual({ id: "example", name: "Example ID" });
    const user = someone();
    const first = await signInAs(user, { returnTo: "/courses?page=2" });
    const { email } = user;
    expect(first).toMatchObject({
      returnTo: "/courses?page=2",
      result: { __typename: "SignedIn", user: { email, fullName: "June Example", emailVerified: true } },
    });
    const second = await signInAs(user);
    expect(second).toMatchObject({ returnTo: "/", result: { user: { id: first.result.user.id } } });
    expect(await identitiesOf(second.result.accessToken)).toMatchObject([{ provider: "example", email }]);
    const login = `mutation ($input: LoginInput!) { login(input: $input) { __typename } }`;
    for (const password of ["", "null", testPassword])
      expect((await shop.client.get(login, { input: { email, password } })).login.__typename).toBe(
        "InvalidCredentials",
      );
  });

  test("takes over an address that was registered but never verified, and the old password is invalid", async () => {
    const user = someone();
    const { email } = user;
    await shop.client.get(`mutation ($input: RegisterInput!) { register(input: $input) { __typename } }`, {
      input: { email, password: testPassword, fullName: "Somebody Else" },
    });
    expect((await signInAs(user)).result.user).toMatchObject({ email, fullName: "June Example" });
    const login = `mutation ($input: LoginInput!) { login(input: $input) { __typename } }`;
    const { login: refused } = await shop.client.get(login, { input: { email, password: testPassword } });
    expect(refused.__typename).toBe("InvalidCredentials");
  });

  test.each([
    ["an address that the provider has not confirmed", { email_verified: false }],
    ["no address", { email: undefined, email_verified: undefined }],
  ])("gets no account with %s", async (_what, claims) => {
    expect((await signInAs(someone(claims as Partial<ProviderUser>))).result).toEqual(failed);
  });

  test("cannot remove the only sign-in method, and sets up a second factor right after a sign-in", async () => {
    const { result } = await signInAs(someone());
    const client = shop.client.signedIn(result.accessToken);
    const [{ id }] = await identitiesOf(result.accessToken);
    const unlink = `mutation ($id: ID!) { unlinkIdentity(id: $id) { __typename } }`;
    expect((await client.get(unlink, { id })).unlinkIdentity.__typename).toBe("Conflict");
    const { beginTwoFactor } = await client.get(`mutation { beginTwoFactor(input: {}) { __typename } }`);
    expect(beginTwoFactor.__typename).toBe("TwoFactorSetup");
  });
});

test("can set a password by mail, and then remove the identity", async () => {
  const user = someone();
  const { result } = await signInAs(user);
  await shop.client.get(`mutation ($email: String!) { requestPasswordReset(email: $email) }`, { email: user.email });
  const token = await eventually(async () => {
    const texts = (await mailsTo(shop.client, user.email)).map(({ text }) => text);
    const [, found] = /reset-password\/([\w-]{43})/.exec(texts.join("\n")) ?? [];
    return found ?? Promise.reject(new Error(`no link in ${JSON.stringify(texts)}`));
  });
  const { resetPassword } = await shop.client.get(
    `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { __typename ${tokens} } }`,
    { input: { token, newPassword: testPassword } },
  );
  expect(resetPassword).toMatchObject({ __typename: "SignedIn", user: { id: result.user.id } });
  const client = await shop.signIn(user.email, testPassword);
  const [{ id }] = await identitiesOf(client.accessToken);
  const { unlinkIdentity } = await client.get(`mutation ($id: ID!) { unlinkIdentity(id: $id) { __typename } }`, { id });
  expect(unlinkIdentity.__typename).toBe("User");
});

describe("an address with an account", () => {
  test("is linked only after the account's password is proven; then both sign in, and the owner gets a mail", async () => {
    const buyer = await shop.signUp();
    const user = someone({ email: buyer.email.toUpperCase() });
    const { result } = await signInAs(user);
    expect(result).toMatchObject({ __typename: "IdentityNotLinked", code: "IDENTITY_NOT_LINKED", email: buyer.email });
    expect(await identitiesOf(buyer.accessToken)).toEqual([]);
    expect(await link(shop.client, result.linkToken, "another password")).toMatchObject({
      code: "INVALID_CREDENTIALS",
    });
    expect(await link(shop.client, result.linkToken)).toMatchObject({ code: "INVALID_CREDENTIALS" });
    const linked = await link(shop.client, result.linkToken, testPassword);
    expect(linked).toMatchObject({ __typename: "SignedIn", user: { id: buyer.id } });
    expect(await link(shop.client, result.linkToken, testPassword)).toMatchObject({ code: "CHALLENGE_EXPIRED" });
    expect((await signInAs(user)).result.user.id).toBe(buyer.id);
    await eventually(async () => {
      const [mail] = (await mailsTo(shop.client, buyer.email)).filter(({ subject }) =>
        subject.includes("new way to sign in"),
      );
      expect(mail?.text).toContain("Example ID");
    });
    const [{ id }] = await identitiesOf(linked.accessToken);
    const unlink = `mutation ($id: ID!) { unlinkIdentity(id: $id) { __typename } }`;
    expect((await buyer.get(unlink, { id })).unlinkIdentity.__typename).toBe("User");
    expect((await signInAs(user)).result.__typename).toBe("IdentityNotLinked");
  });

  test("is linked only by a session of the account", async () => {
    const [buyer, other] = [await shop.signUp(), await shop.signUp()];
    const { result } = await signInAs(someone({ email: buyer.email }));
    expect(await link(other, result.linkToken)).toMatchObject({ code: "INVALID_CREDENTIALS" });
    expect(await link(buyer, result.linkToken)).toEqual({ __typename: "User", email: buyer.email });
  });

  test("with a second factor requires its code before linking and for each sign-in with the identity", async () => {
    const buyer = await shop.signUp();
    const user = someone({ email: buyer.email });
    const { beginTwoFactor } = await buyer.get(
      `mutation ($input: BeginTwoFactorInput!) { beginTwoFactor(input: $input) { ... on TwoFactorSetup { secret } } }`,
      { input: { currentPassword: testPassword } },
    );
    const code = generateSync({ secret: beginTwoFactor.secret });
    await buyer.get(`mutation { confirmTwoFactor(input: { code: "${code}" }) { __typename } }`);
    const { result } = await signInAs(user);
    expect(await link(shop.client, result.linkToken, testPassword)).toMatchObject({
      __typename: "SecondFactorRequired",
    });
    expect(await identitiesOf(buyer.accessToken)).toEqual([]);
    expect(await link(buyer, result.linkToken)).toMatchObject({ __typename: "User" });
    expect((await signInAs(user)).result).toMatchObject({
      __typename: "SecondFactorRequired",
      challenge: expect.any(String),
    });
  });
});

describe("an identity with another address", () => {
  test("is added by the account's owner in the browser that started, and to no second account", async () => {
    const [buyer, other] = [await shop.signUp(), await shop.signUp()];
    const user = someone();
    const { url, browser } = await begin(buyer, { link: true });
    const back = await provider.signIn(url, user.sub);
    const result = await complete(browser, back);
    expect(result).toMatchObject({ result: { __typename: "User", email: buyer.email } });
    expect((await signInAs(user)).result.user.id).toBe(buyer.id);
    const again = await begin(other, { link: true });
    expect((await complete(again.browser, await provider.signIn(again.url, user.sub))).result).toEqual(failed);
  });

  test("is not added to a different user who is signed in when the browser returns", async () => {
    const [buyer, other] = [await shop.signUp(), await shop.signUp()];
    const { url, browser } = await begin(buyer, { link: true });
    const back = await provider.signIn(url, someone().sub);
    expect((await complete(other.with(browser.headers).signedIn(other.accessToken), back)).result).toEqual(failed);
  });
});

describe("the redirect from the provider", () => {
  test("is valid once, in the browser that started, and with its state", async () => {
    const user = someone();
    const { url, browser } = await begin();
    const back = await provider.signIn(url, user.sub);
    const { browser: another } = await begin();
    const forged = new URL(back);
    forged.searchParams.set("state", "x".repeat(43));
    expect((await complete(browser, forged.href)).result).toEqual(failed);
    expect((await complete(another, back)).result).toEqual(failed);
    // the other browser's attempt has used the sign-in attempt up
    expect((await complete(browser, back)).result).toEqual(failed);
    const fresh = await begin();
    const once = await provider.signIn(fresh.url, user.sub);
    expect((await complete(fresh.browser, once)).result.__typename).toBe("SignedIn");
    expect((await complete(fresh.browser, once)).result).toEqual(failed);
  });

  test("is refused with the code of another sign-in, because PKCE and nonce differ", async () => {
    const [mine, theirs] = [await begin(), await begin()];
    const stolen = new URL(await provider.signIn(theirs.url, someone().sub)).searchParams.get("code");
    const back = new URL(await provider.signIn(mine.url, someone().sub));
    back.searchParams.set("code", stolen ?? "");
    expect((await complete(mine.browser, back.href)).result).toEqual(failed);
  });

  test("reports a refusal at the provider", async () => {
    const { url, browser } = await begin();
    const state = new URL(url).searchParams.get("state");
    const back = `${callback}?error=access_denied&state=${state}&iss=${encodeURIComponent(provider.issuer)}`;
    expect((await complete(browser, back)).result).toEqual(failed);
  });

  test("has a page with a script file and nothing inline", async () => {
    const page = await shop.client.fetch("/sign-in/example/callback?code=x&state=y");
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    const html = await page.text();
    expect(html).toContain('<script src="/accounts/provider-callback.js" defer></script>');
    expect(html).not.toMatch(/<script>|onclick|style="/);
    const script = await shop.client.fetch("/accounts/provider-callback.js");
    expect([script.status, await script.text()]).toEqual([200, expect.stringContaining("completeProviderSignIn")]);
  });
});

describe("starting a sign-in", () => {
  const ask = async (input: object): Promise<any> =>
    (
      await shop.client.get(
        `mutation ($input: BeginProviderSignInInput!) { beginProviderSignIn(input: $input) { __typename ... on ServiceUnavailable { service } } }`,
        { input },
      )
    ).beginProviderSignIn;

  test.each([
    ["an unavailable issuer", { provider: "away" }, { __typename: "ServiceUnavailable", service: "away" }],
    ["an unknown provider", { provider: "none" }, { __typename: "NotFound" }],
    [
      "a return path to another host",
      { provider: "example", returnTo: "//evil.example" },
      { __typename: "InvalidInput" },
    ],
  ])("is refused with %s", async (_what, input, answer) => {
    expect(await ask(input)).toEqual(answer);
  });

  test("asks the provider for a code with PKCE, state and nonce", async () => {
    const { url } = await begin();
    expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
      response_type: "code",
      client_id: "souk",
      redirect_uri: callback,
      scope: "openid email profile",
      code_challenge_method: "S256",
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.any(String),
    });
  });

  test("to add an identity needs a session", async () => {
    const query = `mutation { beginProviderSignIn(input: { provider: "example", link: true }) { __typename } }`;
    expect((await shop.client.ask(query)).errors[0]?.extensions.code).toBe("UNAUTHENTICATED");
  });
});

test("no secret of it is in a log line or a row", async () => {
  const { url, browser } = await begin();
  const back = await provider.signIn(url, someone().sub);
  const rows = JSON.stringify(
    await shop.rows("accounts", "select *, encode(sealed_secrets, 'escape') from provider_attempts"),
  );
  await complete(browser, back);
  const [code, state] = ["code", "state"].map((name) => new URL(back).searchParams.get(name) ?? "");
  const nonce = new URL(url).searchParams.get("nonce") ?? "";
  const secrets = [code, state, nonce, browser.headers.cookie?.split("=")[1] ?? "", providerClient.secret];
  for (const secret of secrets) {
    expect(secret).not.toBe("");
    expect(rows).not.toContain(secret);
    expect((await shop.logLines()).filter((line) => line.includes(secret ?? ""))).toEqual([]);
  }
});
