import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { password, signInRequests } from "../../testing/sign-in-requests.js";
import { TestAccounts } from "../../testing/test-accounts.js";

let accounts: TestAccounts;

beforeAll(async () => {
  accounts = await TestAccounts.start();
});

afterAll(async () => accounts[Symbol.asyncDispose]());

const { someone, execute, register, verify, login, signUp } = signInRequests(() => accounts);
const failed = { __typename: "VerificationFailed", code: "VERIFICATION_FAILED" };
const invalid = { __typename: "InvalidCredentials", code: "INVALID_CREDENTIALS" };

describe("register", () => {
  test("S1-18, S2-03, S3-62, S4-31: mails a code and a link, each of which signs in", async () => {
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

  test("creates an account that is unusable until its address is verified, which a wrong password does not reveal", async () => {
    const email = someone();
    await register({ email });
    expect(await login(email)).toEqual({ __typename: "EmailNotVerified", code: "EMAIL_NOT_VERIFIED" });
    expect(await login(email, "another password")).toEqual(invalid);
  });

  test("replaces password, name and code when repeated before that; the old code and link are invalid", async () => {
    const email = someone();
    await register({ email, username: "first.of.two" });
    const first = await accounts.mailTo(email);
    await register({ email: email.toUpperCase(), password: "another fine password", username: "second.of.two" });
    const second = await accounts.mailTo(email.toUpperCase());
    if (first.code !== second.code) expect(await verify({ email, code: first.code })).toEqual(failed);
    expect(await verify({ token: first.link.split("/").at(-1) })).toEqual(failed);
    expect(await verify({ email, code: second.code })).toMatchObject({ user: { username: "second.of.two" } });
    expect(await login(email)).toEqual(invalid);
    expect(await login(email, "another fine password")).toMatchObject({ __typename: "SignedIn" });
  });

  test("S3-31: refuses a verified address, case-insensitive, and keeps its password", async () => {
    const email = someone();
    await signUp(email);
    const answer = await register({ email: email.toUpperCase(), password: "another fine password" });
    expect(answer).toMatchObject({ __typename: "EmailTaken", code: "EMAIL_TAKEN" });
    expect(await login(email)).toMatchObject({ __typename: "SignedIn" });
  });

  test("answers InvalidInput at `username` for a taken one, case-insensitive", async () => {
    await register({ email: someone(), username: "Zoe.Only" });
    const answer = await register({ email: someone(), username: "zoe.only" });
    expect(answer).toMatchObject({ __typename: "InvalidInput", fields: [{ path: "username" }] });
  });

  test("creates one account with one valid mail for two concurrent calls with one address", async () => {
    const email = someone();
    const answers = await Promise.all([1, 2, 3, 4].map(() => register({ email })));
    expect(answers.map(({ __typename }) => __typename)).toEqual(Array(4).fill("VerificationSent"));
    const users = `query ($search: String) { users(search: $search) { totalCount } }`;
    const admin = await accounts.serviceContext.bearer({ id: crypto.randomUUID(), role: "ADMIN" });
    const { data } = await accounts.execute(users, { search: email }, { token: admin.replace("Bearer ", "") });
    expect(data.users.totalCount).toBe(1);
  });

  test.each([
    ["an invalid address", { email: "nobody" }, "InvalidInput", "VALIDATION_FAILED"],
    ["a username with spaces", { username: "a b c" }, "InvalidInput", "VALIDATION_FAILED"],
    ["a short password", { password: "short" }, "WeakPassword", "WEAK_PASSWORD"],
    ["a common password", { password: "Password123" }, "WeakPassword", "WEAK_PASSWORD"],
    ["the username as password", { username: "marguerite", password: "Marguerite" }, "WeakPassword", "WEAK_PASSWORD"],
  ])("refuses %s", async (_case, input, type, code) => {
    expect(await register({ email: someone(), ...input })).toMatchObject({ __typename: type, code });
  });

  test("S3-32: does not accept a role", async () => {
    const { code } = await execute("register", { input: { email: someone(), password, role: "ADMIN" } });
    expect(code).toBe("BAD_USER_INPUT");
  });
});

describe("verifyEmail", () => {
  test("accepts a code once", async () => {
    const email = someone();
    await register({ email });
    const { code, link } = await accounts.mailTo(email);
    const answers = await Promise.all([1, 2, 3].map(() => verify({ email, code })));
    expect(answers.filter(({ __typename }) => __typename === "SignedIn")).toHaveLength(1);
    expect(answers.filter(({ code: refusal }) => refusal === "VERIFICATION_FAILED")).toHaveLength(2);
    expect(await verify({ token: link.split("/").at(-1) })).toEqual(failed);
  });

  test("refuses the sixth try even when it is right, and counts concurrent tries", async () => {
    const email = someone();
    await register({ email });
    const { code, link } = await accounts.mailTo(email);
    const wrong = code === "000000" ? "000001" : "000000";
    const guesses = await Promise.all(Array.from({ length: 5 }, () => verify({ email, code: wrong })));
    expect(guesses).toEqual(Array(5).fill(failed));
    expect(await verify({ email, code })).toEqual(failed);
    expect(await verify({ token: link.split("/").at(-1) })).toMatchObject({ __typename: "SignedIn" });
  });

  test("accepts a right code at the fifth try", async () => {
    const email = someone();
    await register({ email });
    const { code } = await accounts.mailTo(email);
    const wrong = code === "000000" ? "000001" : "000000";
    for (const guess of [wrong, wrong, wrong, wrong]) expect(await verify({ email, code: guess })).toEqual(failed);
    expect(await verify({ email, code: `${code.slice(0, 3)} ${code.slice(3)}` })).toMatchObject({
      __typename: "SignedIn",
    });
  });

  test("refuses code and link after ten minutes", async () => {
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
    ["an invalid address", { email: "\u0000", code: "123456" }],
    ["an unknown address", { email: "unknown@example.com", code: "123456" }],
    ["letters instead of a code", { email: "someone@example.com", code: "abcdef" }],
    ["an unknown token", { token: "x".repeat(43) }],
    ["an invalid token", { token: "\u0000'--" }],
  ])("fails with %s", async (_case, input) => {
    expect(await verify(input)).toEqual(failed);
  });
});

describe("resendVerification", () => {
  test("sends a new code after a minute, and the old one is invalid", async () => {
    const email = someone();
    await register({ email });
    const first = await accounts.mailTo(email);
    accounts.clock.move(61);
    await execute("resend", { email: email.toUpperCase() });
    const second = await accounts.mailTo(email, 2);
    accounts.clock.move(-61);
    expect(await verify({ token: first.link.split("/").at(-1) })).toEqual(failed);
    expect(await verify({ email, code: second.code })).toMatchObject({ __typename: "SignedIn" });
  });

  test("sends nothing within a minute, or for verified and unknown addresses, with the same answer", async () => {
    const [waiting, verified, unknown] = [someone(), someone(), someone()];
    await register({ email: waiting });
    await signUp(verified);
    const { code } = await accounts.mailTo(waiting);
    const answers = await Promise.all(
      [waiting, verified, unknown].map(async (email) => (await execute("resend", { email })).data.resendVerification),
    );
    expect(new Set(answers.map(({ expiresAt }) => String(expiresAt))).size).toBe(1);
    expect(answers.map(({ email }) => email)).toEqual([waiting, verified, unknown]);
    expect(await verify({ email: waiting, code })).toMatchObject({ __typename: "SignedIn" });
    const mailed = accounts.mails.map(({ recipient }) => recipient);
    expect([waiting, verified, unknown].map((email) => mailed.filter((to) => to === email).length)).toEqual([1, 1, 0]);
  });
});
