import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { providerClient, type IdentityProvider } from "../test-kit/clients/identity-provider.js";
import type { TestShop } from "../test-kit/shop/test-shop.js";
import { ProviderShop, callback } from "./provider-shop.js";

let signIns: ProviderShop;
let shop: TestShop;
let provider: IdentityProvider;

beforeAll(async () => {
  signIns = await ProviderShop.open();
  ({ shop, provider } = signIns);
});

afterAll(async () => signIns[Symbol.asyncDispose]());

const failed = expect.objectContaining({ __typename: "ProviderSignInFailed", code: "PROVIDER_SIGN_IN_FAILED" });

describe("the redirect from the provider", () => {
  test("is valid once, in the browser that started, and with its state", async () => {
    const user = signIns.someone();
    const { url, browser } = await signIns.begin();
    const back = await provider.signIn(url, user.sub);
    const { browser: another } = await signIns.begin();
    const forged = new URL(back);
    forged.searchParams.set("state", "x".repeat(43));
    expect((await signIns.complete(browser, forged.href)).result).toEqual(failed);
    expect((await signIns.complete(another, back)).result).toEqual(failed);
    // the other browser's attempt has used the sign-in attempt up
    expect((await signIns.complete(browser, back)).result).toEqual(failed);
    const fresh = await signIns.begin();
    const once = await provider.signIn(fresh.url, user.sub);
    expect((await signIns.complete(fresh.browser, once)).result.__typename).toBe("SignedIn");
    expect((await signIns.complete(fresh.browser, once)).result).toEqual(failed);
  });

  test("is refused with the code of another sign-in, because PKCE and nonce differ", async () => {
    const [mine, theirs] = [await signIns.begin(), await signIns.begin()];
    const stolen = new URL(await provider.signIn(theirs.url, signIns.someone().sub)).searchParams.get("code");
    const back = new URL(await provider.signIn(mine.url, signIns.someone().sub));
    back.searchParams.set("code", stolen ?? "");
    expect((await signIns.complete(mine.browser, back.href)).result).toEqual(failed);
  });

  test("reports a refusal at the provider", async () => {
    const { url, browser } = await signIns.begin();
    const state = new URL(url).searchParams.get("state");
    const back = `${callback}?error=access_denied&state=${state}&iss=${encodeURIComponent(provider.issuer)}`;
    expect((await signIns.complete(browser, back)).result).toEqual(failed);
  });
});

describe("starting a sign-in", () => {
  const request = async (input: object): Promise<any> =>
    (
      await shop.client.get(
        `mutation ($input: BeginProviderSignInInput!) { beginProviderSignIn(input: $input) { __typename ... on ServiceUnavailable { service } } }`,
        { input },
      )
    ).beginProviderSignIn;

  test.each([
    ["an unavailable issuer", { provider: "offline" }, { __typename: "ServiceUnavailable", service: "offline" }],
    ["an unknown provider", { provider: "none" }, { __typename: "NotFound" }],
    [
      "a return path to another host",
      { provider: "example", returnTo: "//evil.example" },
      { __typename: "InvalidInput" },
    ],
  ])("is refused with %s", async (_what, input, answer) => {
    expect(await request(input)).toEqual(answer);
  });

  test("asks the provider for a code with PKCE, state and nonce", async () => {
    const { url } = await signIns.begin();
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
    expect((await shop.client.execute(query)).errors[0]?.extensions.code).toBe("UNAUTHENTICATED");
  });
});

test("no secret of it is in a log line or a row", async () => {
  const { url, browser } = await signIns.begin();
  const back = await provider.signIn(url, signIns.someone().sub);
  const rows = JSON.stringify(
    await shop.rows("accounts", "select *, encode(sealed_secrets, 'escape') from provider_attempts"),
  );
  await signIns.complete(browser, back);
  const [code, state] = ["code", "state"].map((name) => new URL(back).searchParams.get(name) ?? "");
  const nonce = new URL(url).searchParams.get("nonce") ?? "";
  const secrets = [code, state, nonce, browser.headers.cookie?.split("=")[1] ?? "", providerClient.secret];
  for (const secret of secrets) {
    expect(secret).not.toBe("");
    expect(rows).not.toContain(secret);
    expect((await shop.logLines()).filter((line) => line.includes(secret ?? ""))).toEqual([]);
  }
});
