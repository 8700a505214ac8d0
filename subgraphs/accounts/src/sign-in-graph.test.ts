import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { decodeJwt } from "jose";
import { TestAccounts, type TestAnswer, type TestAsk } from "./testing/test-accounts.js";

const password = "a fine long password";
let accounts: TestAccounts;
let nextPerson = 1;

beforeAll(async () => {
  accounts = await TestAccounts.start();
});

afterAll(async () => accounts[Symbol.asyncDispose]());

const problem = `... on Problem { code message } ... on InvalidInput { fields { path } }`;
const tokens = `... on SignedIn { accessToken refreshToken expiresAt user { id email username role emailVerified } }`;
const documents = {
  register: `mutation ($input: RegisterInput!) { register(input: $input) { __typename ... on VerificationSent { email expiresAt } ${problem} } }`,
  resend: `mutation ($email: String!) { resendVerification(email: $email) { email expiresAt } }`,
  verify: `mutation ($input: VerifyEmailInput!) { verifyEmail(input: $input) { __typename ${tokens} ... on Problem { code } } }`,
  login: `mutation ($input: LoginInput!) { login(input: $input) { __typename ${tokens} ... on Problem { code } } }`,
  refresh: `mutation ($refreshToken: String) { refreshSession(refreshToken: $refreshToken) { __typename ${tokens} ... on Problem { code } } }`,
  logout: `mutation { logout }`,
  changePassword: `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename ${tokens} ... on Problem { code } } }`,
};

const someone = (): string => `person${nextPerson++}@example.com`;
const ask = async (name: keyof typeof documents, variables: object, options: TestAsk = {}): Promise<TestAnswer> =>
  accounts.ask(documents[name], variables as Record<string, unknown>, options);
const register = async (input: object): Promise<any> =>
  (await ask("register", { input: { password, ...input } })).data.register;
const verify = async (input: object): Promise<any> => (await ask("verify", { input })).data.verifyEmail;
const login = async (email: string, secret = password): Promise<any> =>
  (await ask("login", { input: { email, password: secret } })).data.login;
const refresh = async (refreshToken?: string): Promise<any> =>
  (await ask("refresh", { refreshToken })).data.refreshSession;

async function signUp(email = someone()): Promise<any> {
  await register({ email });
  const { code } = await accounts.mailTo(email);
  return verify({ email, code });
}

const failed = { __typename: "VerificationFailed", code: "VERIFICATION_FAILED" };
const expired = { __typename: "SessionExpired", code: "SESSION_EXPIRED" };
const invalid = { __typename: "InvalidCredentials", code: "INVALID_CREDENTIALS" };

describe("register", () => {
  test("mails a code and a link, either of which signs in", async () => {
    const [byCode, byLink] = [someone(), someone()];
    expect(await register({ email: ` ${byCode} ` })).toMatchObject({ __typename: "VerificationSent", email: byCode });
    await register({ email: byLink });
    const { code } = await accounts.mailTo(byCode);
    const { link } = await accounts.mailTo(byLink);
    expect(code).toMatch(/^\d{6}$/);
    const user = { email: byCode, username: null, role: "CUSTOMER", emailVerified: true };
    expect(await verify({ email: byCode.toUpperCase(), code })).toMatchObject({ __typename: "SignedIn", user });
    expect(link).toMatch(/^https:\/\/souk\.example\/verify-email\/[\w-]{43}$/);
    expect(await verify({ token: link.split("/").at(-1) })).toMatchObject({ user: { email: byLink } });
  });

  test("an account cannot be used before its address is verified, and a wrong password does not tell that it waits", async () => {
    const email = someone();
    await register({ email });
    expect(await login(email)).toEqual({ __typename: "EmailNotVerified", code: "EMAIL_NOT_VERIFIED" });
    expect(await login(email, "another password")).toEqual(invalid);
  });

  test("registering again before that replaces password, name and code; the old code and link are dead", async () => {
    const email = someone();
    await register({ email, username: `first${nextPerson}` });
    const first = await accounts.mailTo(email);
    await register({ email: email.toUpperCase(), password: "another fine password", username: `second${nextPerson}` });
    const second = await accounts.mailTo(email.toUpperCase());
    if (first.code !== second.code) expect(await verify({ email, code: first.code })).toEqual(failed);
    expect(await verify({ token: first.link.split("/").at(-1) })).toEqual(failed);
    expect(await verify({ email, code: second.code })).toMatchObject({ user: { username: `second${nextPerson}` } });
    expect(await login(email)).toEqual(invalid);
    expect(await login(email, "another fine password")).toMatchObject({ __typename: "SignedIn" });
  });

  test("a verified address is taken, in any case of letters, and keeps its password", async () => {
    const email = someone();
    await signUp(email);
    const answer = await register({ email: email.toUpperCase(), password: "another fine password" });
    expect(answer).toMatchObject({ __typename: "EmailTaken", code: "EMAIL_TAKEN" });
    expect(await login(email)).toMatchObject({ __typename: "SignedIn" });
  });

  test("a username that another account has is invalid at `username`, in any case of letters", async () => {
    await register({ email: someone(), username: "Zoe.Only" });
    const answer = await register({ email: someone(), username: "zoe.only" });
    expect(answer).toMatchObject({ __typename: "InvalidInput", fields: [{ path: "username" }] });
  });

  test("the same address twice at once is one account with one mail that counts", async () => {
    const email = someone();
    const answers = await Promise.all([1, 2, 3, 4].map(() => register({ email })));
    expect(answers.map(({ __typename }) => __typename)).toEqual(Array(4).fill("VerificationSent"));
    const users = `query ($search: String) { users(search: $search) { totalCount } }`;
    const admin = await accounts.surroundings.bearer({ id: crypto.randomUUID(), role: "ADMIN" });
    const { data } = await accounts.ask(users, { search: email }, { token: admin.replace("Bearer ", "") });
    expect(data.users.totalCount).toBe(1);
  });

  test.each([
    ["no address", { email: "nobody" }, "InvalidInput", "VALIDATION_FAILED"],
    ["a username with spaces", { username: "a b c" }, "InvalidInput", "VALIDATION_FAILED"],
    ["a short password", { password: "short" }, "WeakPassword", "WEAK_PASSWORD"],
    ["a common password", { password: "Password123" }, "WeakPassword", "WEAK_PASSWORD"],
    ["the username as password", { username: "marguerite", password: "Marguerite" }, "WeakPassword", "WEAK_PASSWORD"],
  ])("refuses %s", async (_case, input, type, code) => {
    expect(await register({ email: someone(), ...input })).toMatchObject({ __typename: type, code });
  });

  test("nobody chooses a role", async () => {
    const { code } = await ask("register", { input: { email: someone(), password, role: "ADMIN" } });
    expect(code).toBe("BAD_USER_INPUT");
  });
});

describe("verifyEmail", () => {
  test("a code works once", async () => {
    const email = someone();
    await register({ email });
    const { code, link } = await accounts.mailTo(email);
    const answers = await Promise.all([1, 2, 3].map(() => verify({ email, code })));
    expect(answers.filter(({ __typename }) => __typename === "SignedIn")).toHaveLength(1);
    expect(answers.filter(({ code: refusal }) => refusal === "VERIFICATION_FAILED")).toHaveLength(2);
    expect(await verify({ token: link.split("/").at(-1) })).toEqual(failed);
  });

  test("the sixth try fails even when it is right, and tries at the same time are counted too", async () => {
    const email = someone();
    await register({ email });
    const { code, link } = await accounts.mailTo(email);
    const wrong = code === "000000" ? "000001" : "000000";
    const guesses = await Promise.all(Array.from({ length: 5 }, () => verify({ email, code: wrong })));
    expect(guesses).toEqual(Array(5).fill(failed));
    expect(await verify({ email, code })).toEqual(failed);
    expect(await verify({ token: link.split("/").at(-1) })).toMatchObject({ __typename: "SignedIn" });
  });

  test("the fifth try may be right", async () => {
    const email = someone();
    await register({ email });
    const { code } = await accounts.mailTo(email);
    const wrong = code === "000000" ? "000001" : "000000";
    for (const guess of [wrong, wrong, wrong, wrong]) expect(await verify({ email, code: guess })).toEqual(failed);
    expect(await verify({ email, code: `${code.slice(0, 3)} ${code.slice(3)}` })).toMatchObject({
      __typename: "SignedIn",
    });
  });

  test("code and link end after ten minutes", async () => {
    const email = someone();
    await register({ email });
    const { code, link } = await accounts.mailTo(email);
    accounts.clock.move(600);
    expect(await verify({ email, code })).toEqual(failed);
    expect(await verify({ token: link.split("/").at(-1) })).toEqual(failed);
    accounts.clock.move(-600);
  });

  test.each([
    ["nothing", {}],
    ["a code without an address", { code: "123456" }],
    ["an address without a code", { email: "someone@example.com" }],
    ["an address that is none", { email: "\u0000", code: "123456" }],
    ["an unknown address", { email: "unknown@example.com", code: "123456" }],
    ["letters for a code", { email: "someone@example.com", code: "abcdef" }],
    ["a made-up token", { token: "x".repeat(43) }],
    ["a token that is none", { token: "\u0000'--" }],
  ])("%s fails", async (_case, input) => {
    expect(await verify(input)).toEqual(failed);
  });
});

describe("resendVerification", () => {
  test("sends a new code after a minute, and the old one is dead", async () => {
    const email = someone();
    await register({ email });
    const first = await accounts.mailTo(email);
    accounts.clock.move(61);
    await ask("resend", { email: email.toUpperCase() });
    const second = await accounts.mailTo(email, 2);
    accounts.clock.move(-61);
    expect(await verify({ token: first.link.split("/").at(-1) })).toEqual(failed);
    expect(await verify({ email, code: second.code })).toMatchObject({ __typename: "SignedIn" });
  });

  test("is quiet within a minute, about verified and unknown addresses, and answers the same", async () => {
    const [waiting, verified, unknown] = [someone(), someone(), someone()];
    await register({ email: waiting });
    await signUp(verified);
    const { code } = await accounts.mailTo(waiting);
    const answers = await Promise.all(
      [waiting, verified, unknown].map(async (email) => (await ask("resend", { email })).data.resendVerification),
    );
    expect(new Set(answers.map(({ expiresAt }) => String(expiresAt))).size).toBe(1);
    expect(answers.map(({ email }) => email)).toEqual([waiting, verified, unknown]);
    expect(await verify({ email: waiting, code })).toMatchObject({ __typename: "SignedIn" });
    const mailed = accounts.mails.map(({ recipient }) => recipient);
    expect([waiting, verified, unknown].map((email) => mailed.filter((to) => to === email).length)).toEqual([1, 1, 0]);
  });
});

describe("login", () => {
  test("gives tokens with the claims of the contract, and both as HttpOnly cookies, as is what the device is known by", async () => {
    const email = someone();
    await signUp(email);
    const { data, setCookies } = await ask("login", { input: { email, password } });
    const claims = decodeJwt(data.login.accessToken);
    const { id } = data.login.user;
    expect(claims).toMatchObject({ sub: id, username: email.split("@")[0], role: "CUSTOMER", iss: "souk" });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(600);
    expect(new Date(data.login.expiresAt).getTime()).toBe((claims.exp ?? 0) * 1000);
    const [access, renewal, device] = setCookies;
    expect(access).toMatch(/^souk_access=[^;]+; Max-Age=(600|599); Path=\/; HttpOnly; SameSite=Lax$/);
    expect(renewal).toMatch(/^souk_refresh=[\w-]{43}; Max-Age=2592000; Path=\/graphql; HttpOnly; SameSite=Lax$/);
    expect(device).toMatch(/^souk_device=[\w-]{43}; Max-Age=31536000; Path=\/graphql; HttpOnly; SameSite=Lax$/);
  });

  test.each([
    ["an unknown address", "unknown@example.com", password],
    ["an address that is none", "\u0000", password],
    ["an empty password", "person1@example.com", ""],
  ])("refuses %s", async (_case, email, secret) => {
    expect(await login(email, secret)).toEqual(invalid);
  });
});

describe("refreshSession", () => {
  test("gives new tokens for one that was not used, by argument or by cookie", async () => {
    const { refreshToken } = await signUp();
    const second = await refresh(refreshToken);
    expect(second).toMatchObject({ __typename: "SignedIn", user: { role: "CUSTOMER" } });
    const third = await ask("refresh", {}, { cookie: `other=1; souk_refresh=${second.refreshToken}` });
    expect(third.data.refreshSession.__typename).toBe("SignedIn");
    expect(third.setCookies).toHaveLength(2);
  });

  test("the second use of a token is SessionExpired, and ends every token that came from it", async () => {
    const { refreshToken: first } = await signUp();
    const { refreshToken: second } = await refresh(first);
    const { refreshToken: third } = await refresh(second);
    expect(await refresh(first)).toEqual(expired);
    expect(await refresh(third)).toEqual(expired);
  });

  test("of one token used several times at once exactly one wins, and the others end the family", async () => {
    const { refreshToken } = await signUp();
    const answers = await Promise.all(Array.from({ length: 5 }, () => refresh(refreshToken)));
    const won = answers.filter(({ __typename }) => __typename === "SignedIn");
    expect(won).toHaveLength(1);
    expect(answers.filter(({ __typename }) => __typename === "SessionExpired")).toHaveLength(4);
    expect(await refresh(won[0].refreshToken)).toEqual(expired);
  });

  test("other sessions of the same user go on", async () => {
    const email = someone();
    const { refreshToken: here } = await signUp(email);
    const { refreshToken: there } = await login(email);
    await refresh(here);
    await refresh(here);
    expect(await refresh(there)).toMatchObject({ __typename: "SignedIn" });
  });

  test("a session ends after 30 days without a refresh, and after 90 days in any case", async () => {
    const day = 24 * 3600;
    const { refreshToken: idle } = await signUp();
    let { refreshToken: busy } = await signUp();
    accounts.clock.move(29 * day);
    busy = (await refresh(busy)).refreshToken;
    accounts.clock.move(day);
    expect(await refresh(idle)).toEqual(expired);
    accounts.clock.move(28 * day);
    busy = (await refresh(busy)).refreshToken;
    accounts.clock.move(29 * day);
    busy = (await refresh(busy)).refreshToken;
    accounts.clock.move(3 * day);
    expect(await refresh(busy)).toEqual(expired);
    accounts.clock.move(-90 * day);
  });

  test.each([[undefined], [""], ["x".repeat(43)], ["\u0000"]])("%j is SessionExpired", async (token) => {
    expect(await refresh(token)).toEqual(expired);
  });

  test("a cookie that does not hold any more is cleared", async () => {
    const { setCookies } = await ask("refresh", {}, { cookie: `souk_refresh=${"x".repeat(43)}` });
    expect(setCookies).toEqual([
      "souk_access=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax",
      "souk_refresh=; Max-Age=0; Path=/graphql; HttpOnly; SameSite=Lax",
    ]);
  });
});

describe("logout", () => {
  test("ends the session of the access token, once, and clears the cookies", async () => {
    const { accessToken: token, refreshToken } = await signUp();
    const { data, setCookies } = await ask("logout", {}, { token });
    expect([data.logout, setCookies.length]).toEqual([true, 2]);
    expect(setCookies.join()).toMatch(/souk_access=; Max-Age=0.*souk_refresh=; Max-Age=0/);
    expect(await refresh(refreshToken)).toEqual(expired);
    expect((await ask("logout", {}, { token })).data.logout).toBe(false);
  });

  test("ends the session of the cookie when there is no access token any more", async () => {
    const { refreshToken } = await signUp();
    const { data } = await ask("logout", {}, { cookie: `souk_refresh=${refreshToken}` });
    expect([data.logout, await refresh(refreshToken)]).toEqual([true, expired]);
  });

  test("without any token is false and no error", async () => {
    const { data, code } = await ask("logout", {});
    expect([data.logout, code]).toEqual([false, undefined]);
  });
});

describe("changePassword", () => {
  test("ends all sessions and starts a new one; the old password is dead", async () => {
    const email = someone();
    const { accessToken: token, refreshToken } = await signUp(email);
    const input = { currentPassword: password, newPassword: "a new fine password" };
    const { data, setCookies } = await ask("changePassword", { input }, { token });
    expect([data.changePassword.__typename, setCookies.length]).toEqual(["SignedIn", 3]);
    expect(await refresh(refreshToken)).toEqual(expired);
    expect(await refresh(data.changePassword.refreshToken)).toMatchObject({ __typename: "SignedIn" });
    expect(await login(email)).toEqual(invalid);
    expect(await login(email, input.newPassword)).toMatchObject({ __typename: "SignedIn" });
  });

  test.each([
    [
      "a wrong current password",
      { currentPassword: "wrong", newPassword: "a new fine password" },
      "InvalidCredentials",
    ],
    ["a weak new one", { currentPassword: password, newPassword: "12345678" }, "WeakPassword"],
  ])("refuses %s, and the session goes on", async (_case, input, type) => {
    const { accessToken: token, refreshToken } = await signUp();
    expect((await ask("changePassword", { input }, { token })).data.changePassword.__typename).toBe(type);
    expect(await refresh(refreshToken)).toMatchObject({ __typename: "SignedIn" });
  });

  test("needs an account", async () => {
    const input = { currentPassword: password, newPassword: password };
    expect((await ask("changePassword", { input })).code).toBe("UNAUTHENTICATED");
  });
});

describe("a deactivated account", () => {
  test("cannot sign in, refresh, change its password or register again", async () => {
    const email = someone();
    const { accessToken: token, refreshToken } = await signUp(email);
    await accounts.rows(`update users set is_active = false where email = $1`, [email]);
    expect(await login(email)).toEqual(invalid);
    expect(await refresh(refreshToken)).toEqual(expired);
    const input = { currentPassword: password, newPassword: "a new fine password" };
    expect((await ask("changePassword", { input }, { token })).data.changePassword).toEqual(invalid);
    expect(await register({ email })).toMatchObject({ __typename: "EmailTaken" });
    await accounts.rows(`update users set is_active = true where email = $1`, [email]);
    expect(await refresh(refreshToken)).toMatchObject({ __typename: "SignedIn" });
  });
});

describe("secrets", () => {
  test("no table and no log line holds a password, a token, a link or, once its mail has left, a code", async () => {
    const [verified, waiting] = [someone(), someone()];
    const { accessToken, refreshToken } = await signUp(verified);
    await refresh(refreshToken);
    await login(verified, "a wrong password");
    const { setCookies } = await ask("login", { input: { email: verified, password } });
    const device = /souk_device=([\w-]{43})/.exec(setCookies.join())?.[1];
    await register({ email: waiting });
    const { code, link } = await accounts.mailTo(waiting);
    let jobs = await accounts.rows(`select * from graphile_worker._private_jobs`);
    while (jobs.length > 0) jobs = await accounts.rows(`select * from graphile_worker._private_jobs`);
    const places = [
      await accounts.rows(`select * from users`),
      await accounts.rows(`select * from sessions`),
      await accounts.rows(`select *, encode(token_hash, 'escape') from refresh_tokens`),
      await accounts.rows(
        `select *, encode(token_hash, 'escape'), encode(code_hash, 'escape') from email_verifications`,
      ),
      await accounts.rows(`select *, encode(token_hash, 'escape') from known_devices`),
      await accounts.rows(`select *, encode(key, 'escape') from sign_in_budgets`),
    ].map((rows) => JSON.stringify(rows));
    const token = link.split("/").at(-1);
    for (const secret of [password, "a wrong password", accessToken, refreshToken, link, token, device, `"${code}"`])
      for (const place of [...places, ...accounts.logLines]) expect(place).not.toContain(secret);
  });
});
