import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generateSync } from "otplib";
import { eventually } from "../test-kit/clients/eventually.js";
import type { IdentityProvider, ProviderUser } from "../test-kit/clients/identity-provider.js";
import { mailsTo, testPassword } from "../test-kit/clients/shopper.js";
import type { TestShop } from "../test-kit/shop/test-shop.js";
import { ProviderShop, signedInFields } from "./provider-shop.js";

let signIns: ProviderShop;
let shop: TestShop;
let provider: IdentityProvider;

beforeAll(async () => {
  signIns = await ProviderShop.open();
  ({ shop, provider } = signIns);
});

afterAll(async () => signIns[Symbol.asyncDispose]());

const failed = expect.objectContaining({ __typename: "ProviderSignInFailed", code: "PROVIDER_SIGN_IN_FAILED" });

describe("a user without an account", () => {
  test("gets a verified account, and the same account the next time", async () => {
    const { signInProviders } = await shop.client.get("{ signInProviders { id name } }");
    expect(signInProviders).toContainEqual({ id: "example", name: "Example ID" });
    const user = signIns.someone();
    const first = await signIns.signInAs(user, { returnTo: "/courses?page=2" });
    const { email } = user;
    expect(first).toMatchObject({
      returnTo: "/courses?page=2",
      result: { __typename: "SignedIn", user: { email, fullName: "June Example", emailVerified: true } },
    });
    const second = await signIns.signInAs(user);
    expect(second).toMatchObject({ returnTo: "/", result: { user: { id: first.result.user.id } } });
    expect(await signIns.identitiesOf(second.result.accessToken)).toMatchObject([{ provider: "example", email }]);
    const login = `mutation ($input: LoginInput!) { login(input: $input) { __typename } }`;
    for (const password of ["", "null", testPassword])
      expect((await shop.client.get(login, { input: { email, password } })).login.__typename).toBe(
        "InvalidCredentials",
      );
  });

  test("takes over an address that was registered but never verified, and the old password is invalid", async () => {
    const user = signIns.someone();
    const { email } = user;
    await shop.client.get(`mutation ($input: RegisterInput!) { register(input: $input) { __typename } }`, {
      input: { email, password: testPassword, fullName: "Somebody Else" },
    });
    expect((await signIns.signInAs(user)).result.user).toMatchObject({ email, fullName: "June Example" });
    const login = `mutation ($input: LoginInput!) { login(input: $input) { __typename } }`;
    const { login: refused } = await shop.client.get(login, { input: { email, password: testPassword } });
    expect(refused.__typename).toBe("InvalidCredentials");
  });

  test.each([
    ["an address that the provider has not confirmed", { email_verified: false }],
    ["no address", { email: undefined, email_verified: undefined }],
  ])("gets no account with %s", async (_what, claims) => {
    expect((await signIns.signInAs(signIns.someone(claims as Partial<ProviderUser>))).result).toEqual(failed);
  });

  test("cannot remove the only sign-in method, and sets up a second factor right after a sign-in", async () => {
    const { result } = await signIns.signInAs(signIns.someone());
    const client = shop.client.signedIn(result.accessToken);
    const [{ id }] = await signIns.identitiesOf(result.accessToken);
    const unlink = `mutation ($id: ID!) { unlinkIdentity(id: $id) { __typename } }`;
    expect((await client.get(unlink, { id })).unlinkIdentity.__typename).toBe("Conflict");
    const { beginTwoFactor } = await client.get(`mutation { beginTwoFactor(input: {}) { __typename } }`);
    expect(beginTwoFactor.__typename).toBe("TwoFactorSetup");
  });
});

test("can set a password by mail, and then remove the identity", async () => {
  const user = signIns.someone();
  const { result } = await signIns.signInAs(user);
  await shop.client.get(`mutation ($email: String!) { requestPasswordReset(email: $email) }`, { email: user.email });
  const token = await eventually(async () => {
    const texts = (await mailsTo(shop.client, user.email)).map(({ text }) => text);
    const [, found] = /reset-password\/([\w-]{43})/.exec(texts.join("\n")) ?? [];
    return found ?? Promise.reject(new Error(`no link in ${JSON.stringify(texts)}`));
  });
  const { resetPassword } = await shop.client.get(
    `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { __typename ${signedInFields} } }`,
    { input: { token, newPassword: testPassword } },
  );
  expect(resetPassword).toMatchObject({ __typename: "SignedIn", user: { id: result.user.id } });
  const client = await shop.signIn(user.email, testPassword);
  const [{ id }] = await signIns.identitiesOf(client.accessToken);
  const { unlinkIdentity } = await client.get(`mutation ($id: ID!) { unlinkIdentity(id: $id) { __typename } }`, { id });
  expect(unlinkIdentity.__typename).toBe("User");
});

describe("an address with an account", () => {
  test("is linked only after the account's password is proven; then both sign in, and the owner gets a mail", async () => {
    const buyer = await shop.signUp();
    const user = signIns.someone({ email: buyer.email.toUpperCase() });
    const { result } = await signIns.signInAs(user);
    expect(result).toMatchObject({ __typename: "IdentityNotLinked", code: "IDENTITY_NOT_LINKED", email: buyer.email });
    expect(await signIns.identitiesOf(buyer.accessToken)).toEqual([]);
    expect(await signIns.link(shop.client, result.linkToken, "another password")).toMatchObject({
      code: "INVALID_CREDENTIALS",
    });
    expect(await signIns.link(shop.client, result.linkToken)).toMatchObject({ code: "INVALID_CREDENTIALS" });
    const linked = await signIns.link(shop.client, result.linkToken, testPassword);
    expect(linked).toMatchObject({ __typename: "SignedIn", user: { id: buyer.id } });
    expect(await signIns.link(shop.client, result.linkToken, testPassword)).toMatchObject({
      code: "CHALLENGE_EXPIRED",
    });
    expect((await signIns.signInAs(user)).result.user.id).toBe(buyer.id);
    await eventually(async () => {
      const [mail] = (await mailsTo(shop.client, buyer.email)).filter(({ subject }) =>
        subject.includes("sign-in method was added"),
      );
      expect(mail?.text).toContain("Example ID");
    });
    const [{ id }] = await signIns.identitiesOf(linked.accessToken);
    const unlink = `mutation ($id: ID!) { unlinkIdentity(id: $id) { __typename } }`;
    expect((await buyer.get(unlink, { id })).unlinkIdentity.__typename).toBe("User");
    expect((await signIns.signInAs(user)).result.__typename).toBe("IdentityNotLinked");
  });

  test("is linked only by a session of the account", async () => {
    const [buyer, other] = [await shop.signUp(), await shop.signUp()];
    const { result } = await signIns.signInAs(signIns.someone({ email: buyer.email }));
    expect(await signIns.link(other, result.linkToken)).toMatchObject({ code: "INVALID_CREDENTIALS" });
    expect(await signIns.link(buyer, result.linkToken)).toEqual({ __typename: "User", email: buyer.email });
  });

  test("with a second factor requires its code before linking and for each sign-in with the identity", async () => {
    const buyer = await shop.signUp();
    const user = signIns.someone({ email: buyer.email });
    const { beginTwoFactor } = await buyer.get(
      `mutation ($input: BeginTwoFactorInput!) { beginTwoFactor(input: $input) { ... on TwoFactorSetup { secret } } }`,
      { input: { currentPassword: testPassword } },
    );
    const code = generateSync({ secret: beginTwoFactor.secret });
    await buyer.get(`mutation { confirmTwoFactor(input: { code: "${code}" }) { __typename } }`);
    const { result } = await signIns.signInAs(user);
    expect(await signIns.link(shop.client, result.linkToken, testPassword)).toMatchObject({
      __typename: "SecondFactorRequired",
    });
    expect(await signIns.identitiesOf(buyer.accessToken)).toEqual([]);
    expect(await signIns.link(buyer, result.linkToken)).toMatchObject({ __typename: "User" });
    expect((await signIns.signInAs(user)).result).toMatchObject({
      __typename: "SecondFactorRequired",
      challenge: expect.any(String),
    });
  });
});

describe("an identity with another address", () => {
  test("is added by the account's owner in the browser that started, and to no second account", async () => {
    const [buyer, other] = [await shop.signUp(), await shop.signUp()];
    const user = signIns.someone();
    const { url, browser } = await signIns.begin(buyer, { link: true });
    const back = await provider.signIn(url, user.sub);
    const result = await signIns.complete(browser, back);
    expect(result).toMatchObject({ result: { __typename: "User", email: buyer.email } });
    expect((await signIns.signInAs(user)).result.user.id).toBe(buyer.id);
    const again = await signIns.begin(other, { link: true });
    expect((await signIns.complete(again.browser, await provider.signIn(again.url, user.sub))).result).toEqual(failed);
  });

  test("is not added to a different user who is signed in when the browser returns", async () => {
    const [buyer, other] = [await shop.signUp(), await shop.signUp()];
    const { url, browser } = await signIns.begin(buyer, { link: true });
    const back = await provider.signIn(url, signIns.someone().sub);
    expect((await signIns.complete(other.with(browser.headers).signedIn(other.accessToken), back)).result).toEqual(
      failed,
    );
  });
});
