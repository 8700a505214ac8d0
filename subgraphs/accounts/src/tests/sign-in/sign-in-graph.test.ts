import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { decodeJwt } from "jose";
import { password, signInRequests } from "../../testing/sign-in-requests.js";
import { TestAccounts } from "../../testing/test-accounts.js";

let accounts: TestAccounts;

beforeAll(async () => {
  accounts = await TestAccounts.start();
});

afterAll(async () => accounts[Symbol.asyncDispose]());

const { someone, execute, register, login, refresh, signUp } = signInRequests(() => accounts);
const expired = { __typename: "SessionExpired", code: "SESSION_EXPIRED" };
const invalid = { __typename: "InvalidCredentials", code: "INVALID_CREDENTIALS" };

test("the router learns that a sign-in failed, with an account and without one", async () => {
  const email = someone();
  await signUp(email);
  const failed = async (input: object) => (await execute("login", { input })).signInFailed;
  expect(await failed({ email, password: "a wrong one" })).toBe(true);
  expect(await failed({ email: someone(), password })).toBe(true);
  expect(await failed({ email, password })).toBe(false);
});

describe("login", () => {
  test("S1-03, S2-08, S2-46, S2-47: returns tokens with the specified claims, and sets them and the device's secret as HttpOnly cookies", async () => {
    const email = someone();
    await signUp(email);
    const { data, setCookies } = await execute("login", { input: { email, password } });
    const claims = decodeJwt(data.login.accessToken);
    const { id } = data.login.user;
    expect(claims).toMatchObject({ sub: id, username: email.split("@")[0], role: "CUSTOMER", iss: "souk" });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(600);
    expect(new Date(data.login.expiresAt).getTime()).toBe((claims.exp ?? 0) * 1000);
    const [access, renewal, device] = setCookies;
    expect(access).toMatch(/^souk_access=[^;]+; Max-Age=(600|599); Path=\/; HttpOnly; SameSite=Lax$/);
    expect(renewal).toMatch(/^souk_refresh=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(device).toMatch(/^souk_device=[\w-]{43}; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  test.each([
    ["an unknown address", "unknown@example.com", password],
    ["an invalid address", "\u0000", password],
    ["an empty password", "person1@example.com", ""],
  ])("refuses %s", async (_case, email, secret) => {
    expect(await login(email, secret)).toEqual(invalid);
  });
});

describe("refreshSession", () => {
  test("returns new tokens for an unused one, from the argument or from a cookie", async () => {
    const { refreshToken } = await signUp();
    const second = await refresh(refreshToken);
    expect(second).toMatchObject({ __typename: "SignedIn", user: { role: "CUSTOMER" } });
    const third = await execute("refresh", {}, { cookie: `other=1; souk_refresh=${second.refreshToken}` });
    expect(third.data.refreshSession.__typename).toBe("SignedIn");
    expect(third.setCookies).toHaveLength(2);
  });

  test("S2-48: answers SessionExpired for a second use of a token, and ends every token of its family", async () => {
    const { refreshToken: first } = await signUp();
    const { refreshToken: second } = await refresh(first);
    const { refreshToken: third } = await refresh(second);
    expect(await refresh(first)).toEqual(expired);
    expect(await refresh(third)).toEqual(expired);
  });

  test("accepts one of several concurrent uses of a token, and the others end the family", async () => {
    const { refreshToken } = await signUp();
    const answers = await Promise.all(Array.from({ length: 5 }, () => refresh(refreshToken)));
    const won = answers.filter(({ __typename }) => __typename === "SignedIn");
    expect(won).toHaveLength(1);
    expect(answers.filter(({ __typename }) => __typename === "SessionExpired")).toHaveLength(4);
    expect(await refresh(won[0].refreshToken)).toEqual(expired);
  });

  test("keeps other sessions of the same user", async () => {
    const email = someone();
    const { refreshToken: here } = await signUp(email);
    const { refreshToken: there } = await login(email);
    await refresh(here);
    await refresh(here);
    expect(await refresh(there)).toMatchObject({ __typename: "SignedIn" });
  });

  test("S3-114: refuses a session after 30 days without a refresh, and after 90 days in any case", async () => {
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

  test.each([[undefined], [""], ["x".repeat(43)], ["\u0000"]])("answers SessionExpired for %j", async (token) => {
    expect(await refresh(token)).toEqual(expired);
  });

  test("clears an invalid cookie, also under the path of former versions", async () => {
    const { setCookies } = await execute("refresh", {}, { cookie: `souk_refresh=${"x".repeat(43)}` });
    expect(setCookies).toEqual([
      "souk_access=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax",
      "souk_refresh=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax",
      "souk_refresh=; Max-Age=0; Path=/graphql; HttpOnly; SameSite=Lax",
    ]);
  });
});

describe("logout", () => {
  test("ends the session of the access token, once, and clears the cookies", async () => {
    const { accessToken: token, refreshToken } = await signUp();
    const { data, setCookies } = await execute("logout", {}, { token });
    expect([data.logout, setCookies.length]).toEqual([true, 3]);
    expect(setCookies.join()).toMatch(/souk_access=; Max-Age=0.*souk_refresh=; Max-Age=0/);
    expect(await refresh(refreshToken)).toEqual(expired);
    expect((await execute("logout", {}, { token })).data.logout).toBe(false);
  });

  test("ends the session of the cookie when the access token is missing", async () => {
    const { refreshToken } = await signUp();
    const { data } = await execute("logout", {}, { cookie: `souk_refresh=${refreshToken}` });
    expect([data.logout, await refresh(refreshToken)]).toEqual([true, expired]);
  });

  test("returns false without any token", async () => {
    const { data, code } = await execute("logout", {});
    expect([data.logout, code]).toEqual([false, undefined]);
  });
});

describe("changePassword", () => {
  test("ends all sessions and starts a new one; the old password is invalid", async () => {
    const email = someone();
    const { accessToken: token, refreshToken } = await signUp(email);
    const input = { currentPassword: password, newPassword: "a new fine password" };
    const { data, setCookies } = await execute("changePassword", { input }, { token });
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
    ["a weak new password", { currentPassword: password, newPassword: "12345678" }, "WeakPassword"],
  ])("refuses %s, and keeps the session", async (_case, input, type) => {
    const { accessToken: token, refreshToken } = await signUp();
    expect((await execute("changePassword", { input }, { token })).data.changePassword.__typename).toBe(type);
    expect(await refresh(refreshToken)).toMatchObject({ __typename: "SignedIn" });
  });

  test("needs an account", async () => {
    const input = { currentPassword: password, newPassword: password };
    expect((await execute("changePassword", { input })).code).toBe("UNAUTHENTICATED");
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
    expect((await execute("changePassword", { input }, { token })).data.changePassword).toEqual(invalid);
    expect(await register({ email })).toMatchObject({ __typename: "EmailTaken" });
    await accounts.rows(`update users set is_active = true where email = $1`, [email]);
    expect(await refresh(refreshToken)).toMatchObject({ __typename: "SignedIn" });
  });
});

describe("secrets", () => {
  test("no table and no log line contains a password, a token, a link or, after its mail is sent, a code", async () => {
    const [verified, waiting] = [someone(), someone()];
    const { accessToken, refreshToken } = await signUp(verified);
    await refresh(refreshToken);
    await login(verified, "a wrong password");
    const { setCookies } = await execute("login", { input: { email: verified, password } });
    const device = /souk_device=([\w-]{43})/.exec(setCookies.join())?.[1];
    await register({ email: waiting });
    const { code, link } = await accounts.mailTo(waiting);
    await accounts.noJobs();
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
