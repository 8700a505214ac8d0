import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { eventually } from "@souk/kernel/testing/eventually";
import { decodeJwt } from "jose";
import { generateSync } from "otplib";
import { TestAccounts, type TestAnswer } from "../../testing/test-accounts.js";

const password = "a fine long password";
let accounts: TestAccounts;
let nextPerson = 1;

beforeAll(async () => {
  accounts = await TestAccounts.start({ adminSecondFactor: "required" });
});

afterAll(async () => accounts[Symbol.asyncDispose]());

const problem = `... on Problem { code message }`;
const signedIn = `... on SignedIn { accessToken refreshToken secondFactorSetupRequired user { id role twoFactorEnabled } }`;
const documents = {
  register: `mutation ($input: RegisterInput!) { register(input: $input) { __typename } }`,
  verify: `mutation ($input: VerifyEmailInput!) { verifyEmail(input: $input) { __typename ${signedIn} } }`,
  login: `mutation ($input: LoginInput!) { login(input: $input) { __typename ${signedIn} ... on SecondFactorRequired { challenge } ${problem} } }`,
  changePassword: `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename } }`,
  begin: `mutation ($input: BeginTwoFactorInput!) { beginTwoFactor(input: $input) { __typename ... on TwoFactorSetup { secret otpauthUrl qrCode expiresAt } ${problem} } }`,
  confirm: `mutation ($input: ConfirmTwoFactorInput!) { confirmTwoFactor(input: $input) { __typename ... on RecoveryCodes { codes } ${problem} } }`,
  verifySecond: `mutation ($input: VerifySecondFactorInput!) { verifySecondFactor(input: $input) { __typename ${signedIn} ${problem} ... on AccountLocked { retryAt } } }`,
  disable: `mutation ($input: TwoFactorProofInput!) { disableTwoFactor(input: $input) { __typename ... on User { twoFactorEnabled } ${problem} } }`,
  renew: `mutation ($input: TwoFactorProofInput!) { renewRecoveryCodes(input: $input) { __typename ... on RecoveryCodes { codes } ${problem} } }`,
  actsAs: `{ me { role sessionRole } }`,
  refresh: `mutation ($token: String) { refreshSession(refreshToken: $token) { __typename ${signedIn} } }`,
  me: `{ me { id twoFactorEnabled } }`,
  users: `{ users { totalCount } }`,
  sessionRole: `query ($id: ID!) { sessionStatus(sessionId: $id) }`,
};
type Name = keyof typeof documents;

const execute = (name: Name, variables: object, token?: string): Promise<TestAnswer> =>
  accounts.execute(documents[name], variables as Record<string, unknown>, token === undefined ? {} : { token });
const send = async (name: Name, input: object, token?: string): Promise<any> =>
  Object.values((await execute(name, { input }, token)).data)[0];
const login = (email: string): Promise<any> => send("login", { email, password });
const codeOf = (secret: string): string =>
  generateSync({ secret, epoch: Math.floor(accounts.clock.now().getTime() / 1000) });
const nextCodeOf = (secret: string): string => {
  accounts.clock.move(30);
  return codeOf(secret);
};
const wrongCodeOf = (secret: string): string => String((Number(codeOf(secret)) + 1) % 1_000_000).padStart(6, "0");

interface Person {
  readonly email: string;
  readonly id: string;
  readonly token: string;
  readonly refreshToken: string;
}

async function signUp(): Promise<Person> {
  const email = `person${nextPerson++}@example.com`;
  await send("register", { email, password });
  const { code } = await accounts.mailTo(email);
  const { accessToken: token, refreshToken, user } = await send("verify", { email, code });
  return { email, id: user.id, token, refreshToken };
}

async function withSecondFactor(): Promise<Person & { secret: string; recoveryCodes: string[] }> {
  const person = await signUp();
  const { secret } = await send("begin", { currentPassword: password }, person.token);
  const { codes } = await send("confirm", { code: codeOf(secret) }, person.token);
  return { ...person, secret, recoveryCodes: codes };
}

const failed = expect.objectContaining({ __typename: "VerificationFailed", code: "VERIFICATION_FAILED" });
const dead = expect.objectContaining({ __typename: "ChallengeExpired", code: "CHALLENGE_EXPIRED" });

describe("setting up a second factor", () => {
  test("returns a secret, a URL and a QR code; a code from the app turns it on and returns ten recovery codes", async () => {
    const { token, email, id } = await signUp();
    const { secret, otpauthUrl, qrCode } = await send("begin", { currentPassword: password }, token);
    expect(otpauthUrl).toBe(`otpauth://totp/Souk:${encodeURIComponent(email)}?secret=${secret}&issuer=Souk`);
    expect(qrCode).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox=.*<\/svg>$/);
    expect((await execute("me", {}, token)).data.me.twoFactorEnabled).toBe(false);
    expect(await login(email)).toMatchObject({ __typename: "SignedIn" });
    expect(await send("confirm", { code: wrongCodeOf(secret) }, token)).toEqual(failed);
    const { codes } = await send("confirm", { code: codeOf(secret) }, token);
    expect(new Set(codes).size).toBe(10);
    expect((await execute("me", {}, token)).data.me.twoFactorEnabled).toBe(true);
    expect(await accounts.noticesTo(id, 1)).toEqual([["SECOND_FACTOR_ON", null]]);
  });

  test("needs the password, a session, and no active second factor", async () => {
    const { token } = await withSecondFactor();
    expect(await send("begin", { currentPassword: "another" }, token)).toMatchObject({ code: "INVALID_CREDENTIALS" });
    expect(await send("begin", {}, token)).toMatchObject({ code: "INVALID_CREDENTIALS" });
    expect(await send("begin", { currentPassword: password }, token)).toMatchObject({ code: "CONFLICT" });
    expect((await execute("begin", { input: { currentPassword: password } })).code).toBe("UNAUTHENTICATED");
  });

  test("expires after half an hour, and another start creates another secret", async () => {
    const { token } = await signUp();
    const first = await send("begin", { currentPassword: password }, token);
    const second = await send("begin", { currentPassword: password }, token);
    expect(await send("confirm", { code: codeOf(first.secret) }, token)).toEqual(failed);
    accounts.clock.move(1801);
    expect(await send("confirm", { code: codeOf(second.secret) }, token)).toEqual(failed);
  });

  test("ends the user's other sessions, which had no second factor", async () => {
    const { email, token, refreshToken } = await signUp();
    const other = await login(email);
    const { secret } = await send("begin", { currentPassword: password }, token);
    await send("confirm", { code: codeOf(secret) }, token);
    const refreshed = async (value: string): Promise<string> =>
      (await execute("refresh", { token: value })).data.refreshSession.__typename;
    expect([await refreshed(other.refreshToken), await refreshed(refreshToken)]).toEqual([
      "SessionExpired",
      "SignedIn",
    ]);
  });

  test("stores and logs neither the secret nor recovery codes in plain text", async () => {
    const { secret, recoveryCodes } = await withSecondFactor();
    const rows = JSON.stringify([
      await accounts.rows("select encode(sealed_secret, 'escape') as secret from second_factors"),
      await accounts.rows("select encode(code_hash, 'escape') as code from recovery_codes"),
    ]);
    for (const text of [secret, recoveryCodes[0] ?? "", (recoveryCodes[0] ?? "").replaceAll("-", "")])
      expect(rows + accounts.logLines.join()).not.toContain(text);
  });
});

describe("signing in with a second factor", () => {
  test("returns a challenge and no token for the password; a code from the app signs in, with cookies", async () => {
    const { email, secret, id } = await withSecondFactor();
    const { data, setCookies } = await execute("login", { input: { email, password } });
    expect(data.login).toEqual({
      __typename: "SecondFactorRequired",
      code: "SECOND_FACTOR_REQUIRED",
      message: expect.any(String),
      challenge: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(setCookies).toEqual([]);
    const { challenge } = data.login;
    const answer = await execute("verifySecond", { input: { challenge, code: ` ${nextCodeOf(secret)} ` } });
    expect(answer.data.verifySecondFactor).toMatchObject({
      __typename: "SignedIn",
      user: { id, twoFactorEnabled: true },
    });
    expect(answer.setCookies).toHaveLength(3);
    expect(await send("verifySecond", { challenge, code: nextCodeOf(secret) })).toEqual(dead);
  });

  test("accepts a code once, also for two concurrent challenges", async () => {
    const { email, secret } = await withSecondFactor();
    const challenges = [await login(email), await login(email), await login(email)];
    const code = nextCodeOf(secret);
    const answers = await Promise.all(challenges.map(({ challenge }) => send("verifySecond", { challenge, code })));
    const kinds = answers.map(({ __typename }) => __typename);
    expect(kinds.filter((kind) => kind === "SignedIn")).toHaveLength(1);
    expect(kinds.filter((kind) => kind === "VerificationFailed")).toHaveLength(2);
  });

  test("accepts a recovery code once, however it is typed, and mails its owner how many are left", async () => {
    const { id, email, recoveryCodes } = await withSecondFactor();
    const [code = ""] = recoveryCodes;
    const typed = code.toLowerCase().replaceAll("-", " ");
    const { challenge } = await login(email);
    expect(await send("verifySecond", { challenge, code: typed })).toMatchObject({ __typename: "SignedIn" });
    const { challenge: again } = await login(email);
    expect(await send("verifySecond", { challenge: again, code })).toEqual(failed);
    expect(await accounts.noticesTo(id, 2)).toContainEqual(["RECOVERY_CODE_USED", "9"]);
  });

  test("allows five tries per challenge, concurrent ones included, within five minutes", async () => {
    const { email, secret } = await withSecondFactor();
    const { challenge } = await login(email);
    const wrong = wrongCodeOf(secret);
    const tries = await Promise.all([1, 2, 3, 4, 5, 6].map(() => send("verifySecond", { challenge, code: wrong })));
    expect(tries.filter(({ code }) => code === "CHALLENGE_EXPIRED")).toHaveLength(1);
    expect(await send("verifySecond", { challenge, code: nextCodeOf(secret) })).toEqual(dead);
    const { challenge: late } = await login(email);
    accounts.clock.move(301);
    expect(await send("verifySecond", { challenge: late, code: codeOf(secret) })).toEqual(dead);
    expect(await send("verifySecond", { challenge: "none", code: codeOf(secret) })).toEqual(dead);
  });

  test("locks the account after ten wrong codes in a row, longer each time, and notifies its owner", async () => {
    const { id, email, secret, recoveryCodes } = await withSecondFactor();
    const wrong = async (): Promise<any> =>
      send("verifySecond", { challenge: (await login(email)).challenge, code: wrongCodeOf(secret) });
    for (let count = 0; count < 10; count++) expect(await wrong()).toEqual(failed);
    const now = accounts.clock.now().getTime();
    const minutesUntil = ({ retryAt }: { retryAt: string }): number => (Date.parse(retryAt) - now) / 60_000;
    const { challenge } = await login(email);
    const locked = await send("verifySecond", { challenge, code: nextCodeOf(secret) });
    expect([locked.code, minutesUntil(locked)]).toEqual(["ACCOUNT_LOCKED", 1]);
    expect(await accounts.noticesTo(id, 2)).toContainEqual(["SECOND_FACTOR_GUESSED", null]);
    accounts.clock.move(31);
    expect(await wrong()).toEqual(failed);
    expect(minutesUntil(await wrong())).toBeCloseTo(61 / 60 + 2);
    accounts.clock.move(121);
    const { challenge: next } = await login(email);
    expect(await send("verifySecond", { challenge: next, code: codeOf(secret) })).toMatchObject({
      __typename: "SignedIn",
    });
    for (let count = 0; count < 10; count++) expect(await wrong()).toEqual(failed);
    expect(await wrong()).toMatchObject({ code: "ACCOUNT_LOCKED" });
    const { challenge: last } = await login(email);
    expect(await send("verifySecond", { challenge: last, code: recoveryCodes[0] })).toMatchObject({
      __typename: "SignedIn",
    });
    expect(await wrong()).toEqual(failed);
  });
});

describe("changing a second factor", () => {
  test("a new password invalidates challenges that the old one opened", async () => {
    const { token, email, secret } = await withSecondFactor();
    const { challenge } = await login(email);
    const newPassword = "another fine long secret";
    const changed = await send("changePassword", { currentPassword: password, newPassword }, token);
    expect(changed.__typename).toBe("SignedIn");
    expect(await send("verifySecond", { challenge, code: nextCodeOf(secret) })).toEqual(dead);
  });

  test("new recovery codes replace the old ones, after proof by password and code", async () => {
    const { token, email, secret, recoveryCodes } = await withSecondFactor();
    const proof = { currentPassword: password, code: nextCodeOf(secret) };
    expect(await send("renew", { ...proof, currentPassword: "another" }, token)).toMatchObject({
      code: "INVALID_CREDENTIALS",
    });
    expect(await send("renew", { ...proof, code: wrongCodeOf(secret) }, token)).toEqual(failed);
    const { codes } = await send("renew", proof, token);
    expect(codes).toHaveLength(10);
    const { challenge } = await login(email);
    expect(await send("verifySecond", { challenge, code: recoveryCodes[0] })).toEqual(failed);
    expect(await send("verifySecond", { challenge, code: codes[0] })).toMatchObject({ __typename: "SignedIn" });
  });

  test("turning it off by password and a recovery code makes the password sufficient, and invalidates challenges", async () => {
    const { id, token, email, secret, recoveryCodes } = await withSecondFactor();
    const { challenge } = await login(email);
    const proof = { currentPassword: password, code: recoveryCodes[3] };
    expect(await send("disable", { ...proof, code: "0000-0000-0000-0000" }, token)).toEqual(failed);
    expect(await send("disable", proof, token)).toEqual({ __typename: "User", twoFactorEnabled: false });
    expect(await send("verifySecond", { challenge, code: nextCodeOf(secret) })).toEqual(dead);
    expect(await login(email)).toMatchObject({ __typename: "SignedIn" });
    expect(await accounts.noticesTo(id, 2)).toContainEqual(["SECOND_FACTOR_OFF", null]);
  });
});

describe("a required second factor for admins", () => {
  const sessionStatusOf = async (token: string): Promise<string> =>
    (await accounts.execute(documents.sessionRole, { id: decodeJwt(token).sid }, { from: "orders" })).data
      .sessionStatus;

  test("makes an admin without one a customer until it is set up and the session is refreshed", async () => {
    const { id, email } = await signUp();
    await accounts.rows("update users set role = 'ADMIN' where id = $1", [id]);
    const first = await login(email);
    expect(first).toMatchObject({ secondFactorSetupRequired: true, user: { role: "ADMIN" } });
    expect([decodeJwt(first.accessToken).role, await sessionStatusOf(first.accessToken)]).toEqual([
      "CUSTOMER",
      "CUSTOMER",
    ]);
    expect((await execute("users", {}, first.accessToken)).code).toBe("FORBIDDEN");
    expect((await execute("actsAs", {}, first.accessToken)).data.me).toEqual({
      role: "ADMIN",
      sessionRole: "CUSTOMER",
    });
    const { refreshSession: same } = (await execute("refresh", { token: first.refreshToken })).data;
    expect(same).toMatchObject({ secondFactorSetupRequired: true });
    expect(decodeJwt(same.accessToken).role).toBe("CUSTOMER");

    const { secret } = await send("begin", { currentPassword: password }, same.accessToken);
    const { codes } = await send("confirm", { code: codeOf(secret) }, same.accessToken);
    const { refreshSession: admin } = (await execute("refresh", { token: same.refreshToken })).data;
    expect(admin).toMatchObject({ secondFactorSetupRequired: false });
    expect([decodeJwt(admin.accessToken).role, await sessionStatusOf(admin.accessToken)]).toEqual(["ADMIN", "ADMIN"]);
    expect((await execute("users", {}, admin.accessToken)).data.users.totalCount).toBeGreaterThan(0);
    expect((await execute("actsAs", {}, admin.accessToken)).data.me).toEqual({ role: "ADMIN", sessionRole: "ADMIN" });

    await send("disable", { currentPassword: password, code: codes[0] }, admin.accessToken);
    expect(await sessionStatusOf(admin.accessToken)).toBe("CUSTOMER");
  });
});

test("expired setups and challenges are deleted at night", async () => {
  const [{ token }, { email }] = [await signUp(), await withSecondFactor()];
  await send("begin", { currentPassword: password }, token);
  await login(email);
  accounts.clock.move(1801);
  await accounts.rows(`select graphile_worker.add_job('forgetExpired', '{"_cron": {}}')`);
  const left = async (): Promise<number> =>
    (
      await accounts.rows(`select (select count(*) from second_factors where confirmed_at is null)
      + (select count(*) from sign_in_challenges) as left`)
    )[0].left;
  await eventually(async () => expect(Number(await left())).toBe(0));
});
