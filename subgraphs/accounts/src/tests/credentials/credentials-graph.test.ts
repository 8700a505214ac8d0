import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { credentialRequests, newPassword, password } from "../../testing/credential-requests.js";
import { TestAccounts } from "../../testing/test-accounts.js";

let accounts: TestAccounts;

beforeAll(async () => {
  accounts = await TestAccounts.start();
});

afterAll(async () => accounts[Symbol.asyncDispose]());

const {
  someone,
  register,
  verify,
  login,
  change,
  reset,
  requestReset,
  refreshes,
  signUp,
  tokenOf,
  resetToken,
  requestChange,
  confirm,
} = credentialRequests(() => accounts);

describe("a password reset", () => {
  test("S3-115: sets the password by the mailed link, signs in, ends all other sessions and notifies the owner", async () => {
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

  test("with a weak password does not use up the link, and a used link is reported as used", async () => {
    const { email } = await signUp();
    const token = await resetToken(email);
    expect(await reset(token, "password123")).toMatchObject({ __typename: "WeakPassword", code: "WEAK_PASSWORD" });
    expect(await reset(token, email)).toMatchObject({ __typename: "WeakPassword" });
    expect((await reset(` ${token} `)).__typename).toBe("SignedIn");
    expect(await reset(token)).toMatchObject({ code: "VERIFICATION_FAILED", reason: "USED" });
  });

  test("verifies an unconfirmed address, because it proves access to the mailbox", async () => {
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

  test("does not bypass a second factor, and ends waiting sign-ins", async () => {
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

  test("expires after half an hour, and when a newer link exists", async () => {
    const { email } = await signUp();
    const first = await resetToken(email);
    accounts.clock.move(61);
    const second = await resetToken(email, 2);
    expect(await reset(first)).toMatchObject({ reason: "INVALID" });
    accounts.clock.move(1800);
    expect(await reset(second)).toMatchObject({ reason: "EXPIRED" });
  });

  test("cancels a change of the address; changing the password cancels both", async () => {
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
    ["an invalid address", () => "\u0000 nobody"],
  ])("answers the same for %s, and sends no mail", async (_case, addressOf) => {
    const email = addressOf();
    expect(await requestReset(email)).toEqual({ requestPasswordReset: true });
    await accounts.noJobs();
    expect(accounts.mails.filter(({ recipient }) => recipient === email)).toEqual([]);
  });

  test.each([["x".repeat(43)], [""], ["\u0000'--"], ["a".repeat(100_000)]])(
    "fails with an invalid token: %#",
    async (token) => {
      expect(await reset(token)).toMatchObject({ code: "VERIFICATION_FAILED", reason: "INVALID" });
    },
  );
});

test("changing a password notifies its owner", async () => {
  const { email, token } = await signUp();
  await change({ currentPassword: password, newPassword }, token);
  expect(await accounts.mailTo(email, 1, "PASSWORD_CHANGED")).toMatchObject({ recipient: email });
});

test("S2-11: a link to confirm an address reports whether it is used, expired or unknown; a code does not", async () => {
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

test("the password policy is public", async () => {
  const { data } = await accounts.execute(`{ passwordPolicy { minLength maxLength description } }`);
  expect(data.passwordPolicy).toMatchObject({
    minLength: 8,
    maxLength: 128,
    description: expect.stringContaining("8 to 128"),
  });
});

test("no table and no log line contains a link, a token or, after its mail is sent, a code", async () => {
  const { email, token } = await signUp();
  const next = someone();
  const resetLink = await resetToken(email);
  await requestChange({ newEmail: next, currentPassword: password }, token);
  const { link, code } = await accounts.mailTo(next, 1, "CONFIRM_EMAIL_CHANGE");
  await accounts.noJobs();
  const places = [
    await accounts.rows(`select *, encode(token_hash, 'escape') from password_resets`),
    await accounts.rows(`select *, encode(token_hash, 'escape'), encode(code_hash, 'escape') from email_changes`),
  ].map((rows) => JSON.stringify(rows));
  for (const secret of [resetLink, tokenOf(link), `"${code}"`])
    for (const place of [...places, ...accounts.logLines]) expect(place).not.toContain(secret);
});
