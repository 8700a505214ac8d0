import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { credentialRequests, password } from "../../testing/credential-requests.js";
import { TestAccounts } from "../../testing/test-accounts.js";

let accounts: TestAccounts;

beforeAll(async () => {
  accounts = await TestAccounts.start();
});

afterAll(async () => accounts[Symbol.asyncDispose]());

const { someone, login, reset, refreshes, signUp, tokenOf, resetToken, requestChange, confirm } = credentialRequests(
  () => accounts,
);

describe("a change of the address", () => {
  test("requires the password, notifies the old address, and is confirmed by the link on any device", async () => {
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

  test("can be confirmed by the code in another session, which stays in place of the requesting one", async () => {
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

  test("refuses a code after five wrong ones", async () => {
    const { token } = await signUp();
    const next = someone();
    await requestChange({ newEmail: next, currentPassword: password }, token);
    const { code } = await accounts.mailTo(next, 1, "CONFIRM_EMAIL_CHANGE");
    const wrong = code === "000000" ? "000001" : "000000";
    await Promise.all(Array.from({ length: 5 }, () => confirm({ code: wrong }, { token })));
    expect(await confirm({ code }, { token })).toMatchObject({ reason: "INVALID" });
  });

  test("invalidates a password reset link that was sent to the old address", async () => {
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
    ["an invalid address", () => ({ newEmail: "nobody", currentPassword: password }), "VALIDATION_FAILED"],
    ["the present address", (email: string) => ({ newEmail: email.toUpperCase() }), "VALIDATION_FAILED"],
  ])("is refused for %s, and no mail is sent", async (_case, inputOf, code) => {
    const { email, token } = await signUp();
    expect(await requestChange({ currentPassword: password, ...inputOf(email) }, token)).toMatchObject({ code });
    await accounts.noJobs();
    expect(accounts.mails.filter((mail) => mail.recipient === email).map(({ kind }) => kind)).toEqual(["VERIFY_EMAIL"]);
  });

  test("answers EmailTaken for a taken address, only with the right password", async () => {
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
    const requestAnother = (): Promise<any> => requestChange({ newEmail: someone(), currentPassword: password }, token);
    for (let count = 0; count < 5; count++) expect((await requestAnother()).__typename).toBe("VerificationSent");
    expect((await requestAnother()).code).toBe("RATE_LIMITED");
    expect((await requestChange({ newEmail: someone(), currentPassword: password })).code).toBe("UNAUTHENTICATED");
  });
});
