import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { generateSync } from "otplib";
import { TestAccounts, type TestRequestOptions } from "../../testing/test-accounts.js";

interface Person {
  readonly id: string;
  readonly email: string;
  readonly refreshToken: string;
  readonly as: TestRequestOptions;
}

const password = "a fine long password";
const credentials = { email: "root@example.com", password };
let accounts: TestAccounts;
let admin: Person;

beforeAll(async () => {
  accounts = await TestAccounts.start({ emailVerification: false, admin: credentials });
  admin = await signIn(credentials.email);
});

afterAll(async () => accounts[Symbol.asyncDispose]());

const documents = {
  register: `mutation ($input: RegisterInput!) { register(input: $input) { __typename } }`,
  login: `mutation ($input: LoginInput!) { login(input: $input) { __typename
    ... on SignedIn { accessToken refreshToken user { id } } ... on SecondFactorRequired { challenge } } }`,
  begin: `mutation ($input: BeginTwoFactorInput!) { beginTwoFactor(input: $input) { ... on TwoFactorSetup { secret } } }`,
  confirm: `mutation ($input: ConfirmTwoFactorInput!) { confirmTwoFactor(input: $input) { __typename } }`,
  verify: `mutation ($input: VerifySecondFactorInput!) { verifySecondFactor(input: $input) { __typename } }`,
  refresh: `mutation ($token: String) { refreshSession(refreshToken: $token) { __typename } }`,
  reset: `mutation ($userId: ID!, $reason: String!) { resetSecondFactor(userId: $userId, reason: $reason) {
    __typename ... on User { id twoFactorEnabled } ... on Problem { code } ... on InvalidInput { fields { path } } } }`,
};

async function call(
  name: keyof typeof documents,
  variables: Record<string, unknown>,
  as: TestRequestOptions = {},
): Promise<any> {
  return Object.values((await accounts.execute(documents[name], variables, as)).data)[0];
}

const login = (email: string): Promise<any> => call("login", { input: { email, password } });
const codeOf = (secret: string): string =>
  generateSync({ secret, epoch: Math.floor(accounts.clock.now().getTime() / 1000) });

async function signIn(email: string): Promise<Person> {
  const { user, accessToken: token, refreshToken } = await login(email);
  return { id: user.id, email, refreshToken, as: { token } };
}

async function signUp(): Promise<Person> {
  const email = `${randomUUID()}@example.com`;
  await call("register", { input: { email, password } });
  return signIn(email);
}

async function withSecondFactor(): Promise<Person & { secret: string }> {
  const person = await signUp();
  const { secret } = await call("begin", { input: { currentPassword: password } }, person.as);
  await call("confirm", { input: { code: codeOf(secret) } }, person.as);
  return { ...person, secret };
}

const reset = (userId: string, reason = "lost the phone"): Promise<any> => call("reset", { userId, reason }, admin.as);

describe("resetSecondFactor", () => {
  test("lets the user sign in by password only, ends all sessions and waiting sign-ins, and mails the reason", async () => {
    const { id, email, refreshToken, secret } = await withSecondFactor();
    const { challenge } = await login(email);
    accounts.clock.move(30);
    expect(await reset(id, " lost the phone ")).toEqual({ __typename: "User", id, twoFactorEnabled: false });
    const answer = await call("verify", { input: { challenge, code: codeOf(secret) } });
    expect(answer.__typename).toBe("ChallengeExpired");
    expect((await call("refresh", { token: refreshToken })).__typename).toBe("SessionExpired");
    expect((await login(email)).__typename).toBe("SignedIn");
    expect(await accounts.rows(`select from recovery_codes where user_id = $1`, [id])).toEqual([]);
    expect(await accounts.mailTo(email, 1, "ACCOUNT_CHANGED")).toMatchObject({
      change: "SECOND_FACTOR_RESET",
      reason: "lost the phone",
    });
  });

  test("leaves everything else unchanged: the user can turn on another one", async () => {
    const { id, email } = await withSecondFactor();
    await reset(id);
    const { as } = await signIn(email);
    const { secret } = await call("begin", { input: { currentPassword: password } }, as);
    await call("confirm", { input: { code: codeOf(secret) } }, as);
    expect((await login(email)).__typename).toBe("SecondFactorRequired");
  });

  test.each<[string, () => Promise<[string, string?]>, object]>([
    ["for the viewer", async () => [admin.id.toUpperCase()], { code: "CONFLICT" }],
    ["without a second factor", async () => [(await signUp()).id], { code: "CONFLICT" }],
    ["for an unknown user", async () => [randomUUID()], { code: "NOT_FOUND" }],
    ["for an invalid id", async () => ["x"], { code: "NOT_FOUND" }],
    ["without a reason", async () => [(await withSecondFactor()).id, " "], { fields: [{ path: "reason" }] }],
  ])("is refused %s", async (_what, given, expected) => {
    const [userId, reason] = await given();
    expect(await reset(userId, reason)).toMatchObject(expected);
  });

  test("ends no session and sends no mail when refused", async () => {
    const june = await signUp();
    await reset(june.id);
    expect((await call("refresh", { token: june.refreshToken })).__typename).toBe("SignedIn");
    expect(accounts.mails.filter(({ recipient }) => recipient === june.email)).toEqual([]);
  });

  test("answers Conflict the second time, and sends one mail", async () => {
    const { id, email } = await withSecondFactor();
    const answers = await Promise.all([reset(id), reset(id)]);
    expect(new Set(answers.map(({ __typename }) => __typename))).toEqual(new Set(["User", "Conflict"]));
    await accounts.mailTo(email, 1, "ACCOUNT_CHANGED");
    expect(accounts.mails.filter(({ recipient }) => recipient === email)).toHaveLength(1);
  });

  test("is for admins only", async () => {
    const { id, as } = await withSecondFactor();
    const { data, code } = await accounts.execute(documents.reset, { userId: id, reason: "x" }, as);
    expect([data.resetSecondFactor, code]).toEqual([null, "FORBIDDEN"]);
  });
});
