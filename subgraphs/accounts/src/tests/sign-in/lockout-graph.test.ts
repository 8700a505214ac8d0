import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { TestAccounts, type TestRequestOptions } from "../../testing/test-accounts.js";

const password = "a fine long password";
let accounts: TestAccounts;
let nextPerson = 1;

beforeAll(async () => {
  accounts = await TestAccounts.start();
});

afterAll(async () => accounts[Symbol.asyncDispose]());

const someone = (): string => `person${nextPerson++}@example.com`;
const answer = `__typename ... on SignedIn { accessToken } ... on Problem { code } ... on AccountLocked { retryAt }`;

async function execute(document: string, input: object, options?: TestRequestOptions): Promise<any> {
  const { data, setCookies } = await accounts.execute(document, { input }, options);
  const device = /souk_device=[\w-]+/.exec(setCookies.join())?.[0];
  return { ...(Object.values(data)[0] as object), device };
}

const login = (email: string, secret = password, options?: TestRequestOptions): Promise<any> =>
  execute(
    `mutation ($input: LoginInput!) { login(input: $input) { ${answer} } }`,
    { email, password: secret },
    options,
  );

async function signUp(email: string): Promise<{ token: string; device: string }> {
  const register = `mutation ($input: RegisterInput!) { register(input: $input) { __typename } }`;
  const verify = `mutation ($input: VerifyEmailInput!) { verifyEmail(input: $input) { ... on SignedIn { accessToken } } }`;
  await execute(register, { email, password });
  const { code } = await accounts.mailTo(email);
  const { accessToken: token, device } = await execute(verify, { email, code });
  return { token, device };
}

async function failTen(email: string, options?: TestRequestOptions): Promise<void> {
  for (let count = 0; count < 10; count++)
    expect((await login(email, "wrong", options)).code).toBe("INVALID_CREDENTIALS");
}

const secondsFromNow = (seconds: number): string =>
  new Date(accounts.clock.now().getTime() + seconds * 1000).toISOString();

describe("an account with ten wrong passwords", () => {
  test("S3-66: is locked for a minute, even for the right password, and notifies the owner once", async () => {
    const email = someone();
    await signUp(email);
    await failTen(email);
    const retryAt = secondsFromNow(60);
    const locked = { __typename: "AccountLocked", code: "ACCOUNT_LOCKED", retryAt };
    expect(await login(email)).toMatchObject(locked);
    accounts.clock.move(59);
    expect(await login(email.toUpperCase(), "wrong")).toMatchObject(locked);
    accounts.clock.move(1);
    expect(await login(email)).toMatchObject({ __typename: "SignedIn" });
    expect(await accounts.mailTo(email, 1, "ACCOUNT_LOCKED")).toMatchObject({ until: retryAt });
    expect(accounts.mails.filter(({ recipient }) => recipient === email)).toHaveLength(2);
  });

  test("is locked twice as long after the next ten", async () => {
    const email = someone();
    await signUp(email);
    await failTen(email);
    accounts.clock.move(60);
    await failTen(email);
    expect(await login(email)).toMatchObject({ retryAt: secondsFromNow(120) });
  });

  test("is locked for concurrent tries too", async () => {
    const email = someone();
    await signUp(email);
    const answers = await Promise.all(Array.from({ length: 30 }, () => login(email, "wrong")));
    const codes = answers.map(({ code }) => code);
    expect(codes.filter((code) => code === "INVALID_CREDENTIALS")).toHaveLength(10);
    expect(codes.filter((code) => code === "ACCOUNT_LOCKED")).toHaveLength(20);
  });

  test("is not locked after nine wrong ones and a right one, which resets the count", async () => {
    const email = someone();
    await signUp(email);
    for (let round = 0; round < 2; round++) {
      for (let count = 0; count < 9; count++) expect((await login(email, "wrong")).code).toBe("INVALID_CREDENTIALS");
      expect((await login(email)).__typename).toBe("SignedIn");
    }
  });

  test("is not locked by many concurrent right ones", async () => {
    const email = someone();
    await signUp(email);
    const answers = await Promise.all(Array.from({ length: 25 }, () => login(email)));
    expect(new Set(answers.map(({ __typename }) => __typename))).toEqual(new Set(["SignedIn"]));
  });

  test("in changePassword is locked too, there and at the login", async () => {
    const email = someone();
    const { token } = await signUp(email);
    const change = (currentPassword: string): Promise<any> =>
      execute(
        `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { ${answer} } }`,
        { currentPassword, newPassword: "a new fine password" },
        { token },
      );
    for (let count = 0; count < 10; count++) expect((await change("wrong")).code).toBe("INVALID_CREDENTIALS");
    expect(await change(password)).toMatchObject({ code: "ACCOUNT_LOCKED", retryAt: secondsFromNow(60) });
    expect(await login(email)).toMatchObject({ code: "ACCOUNT_LOCKED" });
  });
});

describe("a lock does not reveal whether an account exists", () => {
  test.each([
    ["an address without one", async () => someone()],
    [
      "an address of an inactive account",
      async () => {
        const email = someone();
        await signUp(email);
        await accounts.rows(`update users set is_active = false where email = $1`, [email]);
        return email;
      },
    ],
  ])("%s is locked like any other, and no mail is sent", async (_case, addressOf) => {
    const email = await addressOf();
    for (let count = 0; count < 10; count++) expect((await login(email)).code).toBe("INVALID_CREDENTIALS");
    expect(await login(email)).toMatchObject({ code: "ACCOUNT_LOCKED", retryAt: secondsFromNow(60) });
    await accounts.noJobs();
    expect(accounts.mails.filter((mail) => mail.recipient === email && mail.kind === "ACCOUNT_LOCKED")).toEqual([]);
  });
});

describe("a device that has signed in before", () => {
  test("is not locked by strangers, and its use does not reset their tries", async () => {
    const email = someone();
    const { device: cookie } = await signUp(email);
    await failTen(email);
    expect((await login(email)).code).toBe("ACCOUNT_LOCKED");
    const again = await login(email, password, { cookie });
    expect(again.__typename).toBe("SignedIn");
    expect((await login(email)).code).toBe("ACCOUNT_LOCKED");
    expect((await login(email, password, { cookie: again.device })).__typename).toBe("SignedIn");
  });

  test("has its own ten tries", async () => {
    const email = someone();
    const { device: cookie } = await signUp(email);
    await failTen(email, { cookie });
    expect((await login(email, password, { cookie })).code).toBe("ACCOUNT_LOCKED");
    expect((await login(email)).__typename).toBe("SignedIn");
  });

  test("gets a new secret at each sign-in, which is unknown to other accounts", async () => {
    const [june, july] = [someone(), someone()];
    const { device: cookie } = await signUp(june);
    await signUp(july);
    expect((await login(june, password, { cookie })).device).not.toBe(cookie);
    for (const email of [june, july]) {
      await failTen(email);
      expect((await login(email, password, { cookie })).code).toBe("ACCOUNT_LOCKED");
    }
  });
});
