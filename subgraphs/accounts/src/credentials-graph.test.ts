import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { TestAccounts, type TestAsk } from "./testing/test-accounts.js";

const password = "a fine long password";
const newPassword = "a new fine password";
let accounts: TestAccounts;
let nextPerson = 1;

beforeAll(async () => {
  accounts = await TestAccounts.start();
});

afterAll(async () => accounts[Symbol.asyncDispose]());

const someone = (): string => `person${nextPerson++}@example.com`;
const signedIn = `... on SignedIn { accessToken refreshToken user { email emailVerified } }`;
const failed = `... on Problem { code message } ... on VerificationFailed { reason }`;

async function ask(field: string, inputType: string, fields: string, input: object, options?: TestAsk): Promise<any> {
  const document = `mutation ($input: ${inputType}!) { ${field}(input: $input) { __typename ${fields} } }`;
  const { data, code } = await accounts.ask(document, { input }, options);
  return data[field] ?? { code };
}

const register = (email: string): Promise<any> => ask("register", "RegisterInput", "", { email, password });
const verify = (input: object): Promise<any> => ask("verifyEmail", "VerifyEmailInput", `${signedIn} ${failed}`, input);
const login = (email: string, secret = password): Promise<any> =>
  ask("login", "LoginInput", `${signedIn} ... on Problem { code }`, { email, password: secret });
const change = (input: object, token: string): Promise<any> =>
  ask("changePassword", "ChangePasswordInput", signedIn, input, { token });
const reset = (token: string, secret = newPassword): Promise<any> =>
  ask("resetPassword", "ResetPasswordInput", `${signedIn} ${failed}`, { token, newPassword: secret });
const requestReset = async (email: string): Promise<unknown> =>
  (await accounts.ask(`mutation ($email: String!) { requestPasswordReset(email: $email) }`, { email })).data;
const refreshes = async (refreshToken: string): Promise<boolean> => {
  const document = `mutation ($token: String) { refreshSession(refreshToken: $token) { __typename } }`;
  return (await accounts.ask(document, { token: refreshToken })).data.refreshSession.__typename === "SignedIn";
};

async function signUp(email = someone()): Promise<{ email: string; token: string; refreshToken: string }> {
  await register(email);
  const { code } = await accounts.mailTo(email);
  const { accessToken: token, refreshToken } = await verify({ email, code });
  return { email, token, refreshToken };
}

const tokenOf = (link: string): string => link.split("/").at(-1) ?? "";

async function resetToken(email: string, count = 1): Promise<string> {
  await requestReset(email);
  return tokenOf((await accounts.mailTo(email, count, "PASSWORD_RESET")).link);
}

async function noJobs(): Promise<void> {
  while ((await accounts.rows(`select 1 from graphile_worker._private_jobs`)).length > 0);
}

describe("a password reset", () => {
  test("sets the password by the mailed link, signs in, ends all other sessions and tells the owner", async () => {
    const { email, refreshToken } = await signUp();
    expect(await requestReset(email.toUpperCase())).toEqual({ requestPasswordReset: true });
    const { link, expiresAt } = await accounts.mailTo(email, 1, "PASSWORD_RESET");
    expect(link).toMatch(/^https:\/\/souk\.example\/reset-password\/[\w-]{43}$/);
    expect(new Date(String(expiresAt)).getTime() - accounts.clock.now().getTime()).toBe(1_800_000);
    const answer = await reset(tokenOf(link));
    expect(answer).toMatchObject({ __typename: "SignedIn", user: { email } });
    expect([await refreshes(refreshToken), await refreshes(answer.refreshToken)]).toEqual([false, true]);
    expect((await login(email)).code).toBe("INVALID_CREDENTIALS");
    expect((await login(email, newPassword)).__typename).toBe("SignedIn");
    expect(await accounts.mailTo(email, 1, "PASSWORD_CHANGED")).toMatchObject({
      at: accounts.clock.now().toISOString(),
    });
  });

  test("of a weak password does not spend the link; used it says so", async () => {
    const { email } = await signUp();
    const token = await resetToken(email);
    expect(await reset(token, "password123")).toMatchObject({ __typename: "WeakPassword", code: "WEAK_PASSWORD" });
    expect(await reset(token, email)).toMatchObject({ __typename: "WeakPassword" });
    expect((await reset(` ${token} `)).__typename).toBe("SignedIn");
    expect(await reset(token)).toMatchObject({ code: "VERIFICATION_FAILED", reason: "USED" });
  });

  test("verifies an address that was never confirmed: its mailbox is proven", async () => {
    const email = someone();
    await register(email);
    expect(await reset(await resetToken(email))).toMatchObject({ user: { emailVerified: true } });
    expect((await login(email, newPassword)).__typename).toBe("SignedIn");
  });

  test("lifts a lockout", async () => {
    const { email } = await signUp();
    for (let count = 0; count < 10; count++) await login(email, "wrong");
    expect((await login(email)).code).toBe("ACCOUNT_LOCKED");
    await reset(await resetToken(email));
    expect((await login(email, newPassword)).__typename).toBe("SignedIn");
  });

  test("is no way around a second factor, and ends a sign-in that waits for it", async () => {
    const { email } = await signUp();
    await accounts.rows(
      `insert into second_factors (user_id, sealed_secret, created_at, confirmed_at)
       select id, 'none', now(), now() from users where email = $1`,
      [email],
    );
    expect((await login(email)).code).toBe("SECOND_FACTOR_REQUIRED");
    expect(await reset(await resetToken(email))).toMatchObject({ __typename: "SecondFactorRequired" });
    const waiting = await accounts.rows(
      `select 1 from sign_in_challenges challenge join users on users.id = user_id where email = $1`,
      [email],
    );
    expect(waiting).toHaveLength(1);
  });

  test("ends after half an hour, and when a newer link is there", async () => {
    const { email } = await signUp();
    const first = await resetToken(email);
    accounts.clock.move(61);
    const second = await resetToken(email, 2);
    expect(await reset(first)).toMatchObject({ reason: "INVALID" });
    accounts.clock.move(1800);
    expect(await reset(second)).toMatchObject({ reason: "EXPIRED" });
  });

  test("calls off a change of the address, as a change of the password calls off both", async () => {
    const { email, token } = await signUp();
    const next = someone();
    await requestChange({ newEmail: next, currentPassword: password }, token);
    const changeLink = tokenOf((await accounts.mailTo(next, 1, "CONFIRM_EMAIL_CHANGE")).link);
    const resetLink = await resetToken(email);
    const { accessToken } = await change({ currentPassword: password, newPassword }, token);
    expect(accessToken).toBeDefined();
    expect(await confirm({ token: changeLink })).toMatchObject({ reason: "INVALID" });
    expect(await reset(resetLink)).toMatchObject({ reason: "INVALID" });
  });

  test.each([
    ["an unknown address", someone],
    ["one that is none", () => "\u0000 nobody"],
  ])("for %s says the same, and nobody gets a mail", async (_case, addressOf) => {
    const email = addressOf();
    expect(await requestReset(email)).toEqual({ requestPasswordReset: true });
    await noJobs();
    expect(accounts.mails.filter(({ recipient }) => recipient === email)).toEqual([]);
  });

  test.each([["x".repeat(43)], [""], ["\u0000'--"], ["a".repeat(100_000)]])(
    "by a made-up token fails: %#",
    async (token) => {
      expect(await reset(token)).toMatchObject({ code: "VERIFICATION_FAILED", reason: "INVALID" });
    },
  );
});

const requestChange = (input: object, token?: string): Promise<any> =>
  ask(
    "requestEmailChange",
    "RequestEmailChangeInput",
    `... on VerificationSent { email expiresAt } ... on Problem { code } ... on InvalidInput { fields { path } }`,
    input,
    token === undefined ? {} : { token },
  );
const confirm = (input: object, options: TestAsk = {}): Promise<any> =>
  ask("confirmEmailChange", "ConfirmEmailChangeInput", `... on EmailChanged { email } ${failed}`, input, options);

describe("a change of the address", () => {
  test("is asked for with the password, told to the old address, and done by the link from anywhere", async () => {
    const { email, token, refreshToken } = await signUp();
    const elsewhere = await login(email);
    const next = someone();
    const answer = await requestChange({ newEmail: ` ${next} `, currentPassword: password }, token);
    expect(answer).toMatchObject({ __typename: "VerificationSent", email: next });
    expect(await accounts.mailTo(email, 1, "EMAIL_CHANGE_REQUESTED")).toMatchObject({ newEmail: next });
    const { link } = await accounts.mailTo(next, 1, "CONFIRM_EMAIL_CHANGE");
    expect(link).toMatch(/^https:\/\/souk\.example\/confirm-email-change\/[\w-]{43}$/);
    expect((await login(email)).__typename).toBe("SignedIn");
    expect((await login(next)).code).toBe("INVALID_CREDENTIALS");

    expect(await confirm({ token: tokenOf(link) })).toEqual({ __typename: "EmailChanged", email: next });
    expect((await login(email)).code).toBe("INVALID_CREDENTIALS");
    expect(await login(next)).toMatchObject({ user: { email: next, emailVerified: true } });
    for (const to of [email, next])
      expect(await accounts.mailTo(to, 1, "EMAIL_CHANGED")).toMatchObject({ oldEmail: email, newEmail: next });
    expect([await refreshes(refreshToken), await refreshes(elsewhere.refreshToken)]).toEqual([true, false]);
    expect(await confirm({ token: tokenOf(link) })).toMatchObject({ reason: "USED" });
  });

  test("is done by the code in a session of the account, which goes on in place of the one that asked", async () => {
    const { email, token, refreshToken } = await signUp();
    const [next, here] = [someone(), await login(email)];
    await requestChange({ newEmail: next, currentPassword: password }, token);
    const { code } = await accounts.mailTo(next, 1, "CONFIRM_EMAIL_CHANGE");
    expect((await confirm({ code })).code).toBe("UNAUTHENTICATED");
    const stranger = await signUp();
    expect(await confirm({ code }, { token: stranger.token })).toMatchObject({ reason: "INVALID" });
    expect(await confirm({ code }, { token: here.accessToken })).toEqual({ __typename: "EmailChanged", email: next });
    expect([await refreshes(refreshToken), await refreshes(here.refreshToken)]).toEqual([false, true]);
  });

  test("does not take a code after five wrong ones", async () => {
    const { token } = await signUp();
    const next = someone();
    await requestChange({ newEmail: next, currentPassword: password }, token);
    const { code } = await accounts.mailTo(next, 1, "CONFIRM_EMAIL_CHANGE");
    const wrong = code === "000000" ? "000001" : "000000";
    await Promise.all(Array.from({ length: 5 }, () => confirm({ code: wrong }, { token })));
    expect(await confirm({ code }, { token })).toMatchObject({ reason: "INVALID" });
  });

  test("kills a link for a new password that went to the old address", async () => {
    const { email, token } = await signUp();
    const [next, resetLink] = [someone(), await resetToken(email)];
    await requestChange({ newEmail: next, currentPassword: password }, token);
    await confirm({ token: tokenOf((await accounts.mailTo(next, 1, "CONFIRM_EMAIL_CHANGE")).link) });
    expect(await reset(resetLink)).toMatchObject({ reason: "INVALID" });
  });

  test.each([
    [
      "a wrong password",
      (email: string) => ({ newEmail: `x${email}`, currentPassword: "wrong" }),
      "INVALID_CREDENTIALS",
    ],
    ["no address", () => ({ newEmail: "nobody", currentPassword: password }), "VALIDATION_FAILED"],
    ["the present address", (email: string) => ({ newEmail: email.toUpperCase() }), "VALIDATION_FAILED"],
  ])("is refused for %s, and no mail is sent", async (_case, inputOf, code) => {
    const { email, token } = await signUp();
    expect(await requestChange({ currentPassword: password, ...inputOf(email) }, token)).toMatchObject({ code });
    await noJobs();
    expect(accounts.mails.filter((mail) => mail.recipient === email).map(({ kind }) => kind)).toEqual(["VERIFY_EMAIL"]);
  });

  test("to one that is taken is EmailTaken, to those who know the password", async () => {
    const [{ token }, other] = [await signUp(), await signUp()];
    const newEmail = other.email.toUpperCase();
    expect(await requestChange({ newEmail, currentPassword: password }, token)).toMatchObject({ code: "EMAIL_TAKEN" });
    expect(await requestChange({ newEmail, currentPassword: "wrong" }, token)).toMatchObject({
      code: "INVALID_CREDENTIALS",
    });
  });

  test("counts wrong passwords like a login", async () => {
    const { email, token } = await signUp();
    const guess = (): Promise<any> => requestChange({ newEmail: `x${email}`, currentPassword: "wrong" }, token);
    for (let count = 0; count < 10; count++) expect((await guess()).code).toBe("INVALID_CREDENTIALS");
    expect(await guess()).toMatchObject({ __typename: "AccountLocked", code: "ACCOUNT_LOCKED" });
  });

  test("is RATE_LIMITED after five an hour, and needs an account", async () => {
    const { token } = await signUp();
    const wish = (): Promise<any> => requestChange({ newEmail: someone(), currentPassword: password }, token);
    for (let count = 0; count < 5; count++) expect((await wish()).__typename).toBe("VerificationSent");
    expect((await wish()).code).toBe("RATE_LIMITED");
    expect((await requestChange({ newEmail: someone(), currentPassword: password })).code).toBe("UNAUTHENTICATED");
  });
});

test("a changed password is told to its owner", async () => {
  const { email, token } = await signUp();
  await change({ currentPassword: password, newPassword }, token);
  expect(await accounts.mailTo(email, 1, "PASSWORD_CHANGED")).toMatchObject({ recipient: email });
});

test("a link to confirm an address says whether it was used, is expired or unknown; a code never does", async () => {
  const [used, late] = [someone(), someone()];
  await register(used);
  const mail = await accounts.mailTo(used);
  await verify({ email: used, code: mail.code });
  expect(await verify({ token: tokenOf(mail.link) })).toMatchObject({ reason: "USED" });
  expect(await verify({ email: used, code: mail.code })).toMatchObject({ reason: "INVALID" });
  await register(late);
  const second = await accounts.mailTo(late);
  accounts.clock.move(600);
  expect(await verify({ token: tokenOf(second.link) })).toMatchObject({ reason: "EXPIRED" });
  expect(await verify({ email: late, code: second.code })).toMatchObject({ reason: "INVALID" });
  expect(await verify({ token: "x".repeat(43) })).toMatchObject({ reason: "INVALID" });
});

test("the policy of passwords is told to everybody", async () => {
  const { data } = await accounts.ask(`{ passwordPolicy { minLength maxLength description } }`);
  expect(data.passwordPolicy).toMatchObject({
    minLength: 8,
    maxLength: 128,
    description: expect.stringContaining("8 to 128"),
  });
});

test("no table and no log line holds a link, a token or, once its mail has left, a code", async () => {
  const { email, token } = await signUp();
  const next = someone();
  const resetLink = await resetToken(email);
  await requestChange({ newEmail: next, currentPassword: password }, token);
  const { link, code } = await accounts.mailTo(next, 1, "CONFIRM_EMAIL_CHANGE");
  await noJobs();
  const places = [
    await accounts.rows(`select *, encode(token_hash, 'escape') from password_resets`),
    await accounts.rows(`select *, encode(token_hash, 'escape'), encode(code_hash, 'escape') from email_changes`),
  ].map((rows) => JSON.stringify(rows));
  for (const secret of [resetLink, tokenOf(link), `"${code}"`])
    for (const place of [...places, ...accounts.logLines]) expect(place).not.toContain(secret);
});
