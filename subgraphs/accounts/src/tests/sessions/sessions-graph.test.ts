import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { runInRequest, WorkCounters } from "@souk/kernel/logging/request-context";
import { TestAccounts, type TestRequestOptions } from "../../testing/test-accounts.js";

const password = "a fine long password";
const day = 24 * 3600;
let accounts: TestAccounts;
let admin: string;
let nextPerson = 1;

interface SignedIn {
  readonly token: string;
  readonly refreshToken: string;
}

beforeAll(async () => {
  const credentials = { email: "root@example.com", password: "the admin's password" };
  accounts = await TestAccounts.start({ emailVerification: false, admin: credentials });
  admin = (await login(credentials.email, credentials.password)).token;
});

afterAll(async () => accounts[Symbol.asyncDispose]());

async function login(email: string, secret = password): Promise<SignedIn> {
  const document = `mutation ($input: LoginInput!) { login(input: $input) { ... on SignedIn { accessToken refreshToken } } }`;
  const { data } = await accounts.execute(document, { input: { email, password: secret } });
  return { token: data.login.accessToken, refreshToken: data.login.refreshToken };
}

async function signUp(): Promise<{ email: string } & SignedIn> {
  const email = `person${nextPerson++}@example.com`;
  const register = `mutation ($input: RegisterInput!) { register(input: $input) { __typename } }`;
  await accounts.execute(register, { input: { email, password } });
  return { email, ...(await login(email)) };
}

async function refresh(refreshToken: string): Promise<string | undefined> {
  const document = `mutation ($token: String) { refreshSession(refreshToken: $token) { ... on SignedIn { refreshToken } } }`;
  return (await accounts.execute(document, { token: refreshToken })).data.refreshSession.refreshToken;
}

const fields = `id userAgent device clientAddress createdAt lastUsedAt expiresAt isCurrent`;
const sessionsOf = async (options: TestRequestOptions): Promise<any[]> =>
  (await accounts.execute(`{ me { sessions { ${fields} } } }`, {}, options)).data.me.sessions;
const revoke = async (id: string, token: string): Promise<unknown> =>
  (await accounts.execute(`mutation ($id: ID!) { revokeSession(id: $id) }`, { id }, { token })).data.revokeSession;
const revokeAll = (token: string, exceptCurrent?: boolean): ReturnType<TestAccounts["execute"]> =>
  accounts.execute(`mutation ($e: Boolean) { revokeAllSessions(exceptCurrent: $e) }`, { e: exceptCurrent }, { token });

describe("the sessions of a user", () => {
  test("have a device, a network, a start time and a mark for the present one", async () => {
    const { token } = await signUp();
    const now = accounts.clock.now();
    expect(await sessionsOf({ token })).toEqual([
      {
        id: expect.any(String),
        userAgent: "a test",
        device: "a test",
        clientAddress: "203.0.113.0/24",
        createdAt: now.toISOString(),
        lastUsedAt: now.toISOString(),
        expiresAt: new Date(now.getTime() + 90 * day * 1000).toISOString(),
        isCurrent: true,
      },
    ]);
  });

  test("are listed with the last used first, and a refresh is a use", async () => {
    const { email, token, refreshToken } = await signUp();
    accounts.clock.move(1);
    await login(email);
    expect((await sessionsOf({ token })).map(({ isCurrent }) => isCurrent)).toEqual([false, true]);
    accounts.clock.move(1);
    await refresh(refreshToken);
    const [first] = await sessionsOf({ token });
    expect(first).toMatchObject({ isCurrent: true, lastUsedAt: accounts.clock.now().toISOString() });
  });

  test("are not listed after 30 days without a use, or after 90 days in any case", async () => {
    const { email, refreshToken } = await signUp();
    await login(email);
    let busy = refreshToken;
    for (const days of [29, 29, 29]) {
      accounts.clock.move(days * day);
      busy = (await refresh(busy)) ?? "";
    }
    // an admin lists the sessions, because the user's own token has expired by now
    const ids = async (): Promise<number> =>
      (
        await accounts.execute(
          `query ($search: String) { users(search: $search) { nodes { sessions { id } } } }`,
          { search: email },
          { token: (await login("root@example.com", "the admin's password")).token },
        )
      ).data.users.nodes[0].sessions.length;
    expect(await ids()).toBe(1);
    accounts.clock.move(3 * day);
    expect(await ids()).toBe(0);
    accounts.clock.move(-90 * day);
  });

  test("take one statement, for any number of users", async () => {
    await Promise.all([signUp(), signUp(), signUp()]);
    const counters = new WorkCounters();
    const request = (first: number) =>
      accounts.execute(
        `query ($first: Int) { users(first: $first) { nodes { sessions { id } } } }`,
        { first },
        { token: admin },
      );
    await runInRequest({ counters }, () => request(1));
    const one = counters.sqlStatements;
    expect(one).toBeGreaterThan(1);
    await runInRequest({ counters }, () => request(3));
    expect(counters.sqlStatements - one).toBe(one);
  });
});

describe("revoking", () => {
  test("a session ends it, once, and no other", async () => {
    const { email, token, refreshToken } = await signUp();
    const other = await login(email);
    const { id } = (await sessionsOf({ token })).find(({ isCurrent }) => !isCurrent);
    expect([await revoke(id, token), await revoke(id, token)]).toEqual([true, false]);
    expect(await refresh(other.refreshToken)).toBeUndefined();
    expect(await refresh(refreshToken)).toBeDefined();
  });

  test("the present session deletes its cookies", async () => {
    const { token } = await signUp();
    const [{ id }] = await sessionsOf({ token });
    const { setCookies } = await accounts.execute(`mutation ($id: ID!) { revokeSession(id: $id) }`, { id }, { token });
    expect(setCookies.map((cookie) => cookie.split(";", 2).join())).toEqual([
      "souk_access=, Max-Age=0",
      "souk_refresh=, Max-Age=0",
      "souk_refresh=, Max-Age=0",
    ]);
  });

  test("another user's session is false, as if it did not exist, also for admins", async () => {
    const [june, july] = [await signUp(), await signUp()];
    const [{ id }] = await sessionsOf({ token: june.token });
    expect([await revoke(id, july.token), await revoke(id, admin)]).toEqual([false, false]);
    expect(await refresh(june.refreshToken)).toBeDefined();
  });

  test.each([
    ["an unknown id", randomUUID()],
    ["an invalid id", "\u0000'--"],
  ])("%s is false", async (_case, id) => {
    expect(await revoke(id, (await signUp()).token)).toBe(false);
  });

  test("all other sessions keeps the present one", async () => {
    const { email, token, refreshToken } = await signUp();
    const others = [await login(email), await login(email)];
    const stranger = await signUp();
    const { data, setCookies } = await revokeAll(token, true);
    expect([data.revokeAllSessions, setCookies]).toEqual([2, []]);
    for (const other of others) expect(await refresh(other.refreshToken)).toBeUndefined();
    expect(await refresh(refreshToken)).toBeDefined();
    expect(await refresh(stranger.refreshToken)).toBeDefined();
  });

  test("all sessions leaves none, and deletes the cookies", async () => {
    const { email, token, refreshToken } = await signUp();
    await login(email);
    const { data, setCookies } = await revokeAll(token);
    expect([data.revokeAllSessions, setCookies.length]).toEqual([2, 3]);
    expect(await refresh(refreshToken)).toBeUndefined();
  });

  test.each([[`mutation { revokeSession(id: "x") }`], [`mutation { revokeAllSessions }`]])(
    "needs an account: %s",
    async (document) => {
      expect((await accounts.execute(document)).code).toBe("UNAUTHENTICATED");
    },
  );
});

test("S2-12: emailVerifiedAt is the time when the present address was confirmed", async () => {
  const { token } = await signUp();
  const { data } = await accounts.execute(`{ me { emailVerifiedAt } }`, {}, { token });
  expect(data.me.emailVerifiedAt).toBe(accounts.clock.now().toISOString());
});
