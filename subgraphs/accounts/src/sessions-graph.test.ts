import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { runInRequest, WorkCounters } from "@souk/kernel/request-context";
import { TestAccounts, type TestAsk } from "./testing/test-accounts.js";

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
  const { data } = await accounts.ask(document, { input: { email, password: secret } });
  return { token: data.login.accessToken, refreshToken: data.login.refreshToken };
}

async function signUp(): Promise<{ email: string } & SignedIn> {
  const email = `person${nextPerson++}@example.com`;
  const register = `mutation ($input: RegisterInput!) { register(input: $input) { __typename } }`;
  await accounts.ask(register, { input: { email, password } });
  return { email, ...(await login(email)) };
}

async function refresh(refreshToken: string): Promise<string | undefined> {
  const document = `mutation ($token: String) { refreshSession(refreshToken: $token) { ... on SignedIn { refreshToken } } }`;
  return (await accounts.ask(document, { token: refreshToken })).data.refreshSession.refreshToken;
}

const fields = `id userAgent device clientAddress createdAt lastUsedAt expiresAt isCurrent`;
const sessionsOf = async (options: TestAsk): Promise<any[]> =>
  (await accounts.ask(`{ me { sessions { ${fields} } } }`, {}, options)).data.me.sessions;
const revoke = async (id: string, token: string): Promise<unknown> =>
  (await accounts.ask(`mutation ($id: ID!) { revokeSession(id: $id) }`, { id }, { token })).data.revokeSession;
const revokeAll = (token: string, exceptCurrent?: boolean): ReturnType<TestAccounts["ask"]> =>
  accounts.ask(`mutation ($e: Boolean) { revokeAllSessions(exceptCurrent: $e) }`, { e: exceptCurrent }, { token });

describe("the sessions of a user", () => {
  test("say what they are used by, from about where, since when, and which one asks", async () => {
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

  test("come with the one that was used last first; a refresh is a use", async () => {
    const { email, token, refreshToken } = await signUp();
    accounts.clock.move(1);
    await login(email);
    expect((await sessionsOf({ token })).map(({ isCurrent }) => isCurrent)).toEqual([false, true]);
    accounts.clock.move(1);
    await refresh(refreshToken);
    const [first] = await sessionsOf({ token });
    expect(first).toMatchObject({ isCurrent: true, lastUsedAt: accounts.clock.now().toISOString() });
  });

  test("that have ended in time are not there: after 30 days without a use, and after 90 in any case", async () => {
    const { email, refreshToken } = await signUp();
    await login(email);
    let busy = refreshToken;
    for (const days of [29, 29, 29]) {
      accounts.clock.move(days * day);
      busy = (await refresh(busy)) ?? "";
    }
    // a session is looked for by an admin, since the user's own token has ended by now
    const ids = async (): Promise<number> =>
      (
        await accounts.ask(
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

  test("are one statement, however many users an admin looks at", async () => {
    await Promise.all([signUp(), signUp(), signUp()]);
    const counters = new WorkCounters();
    const ask = (first: number) =>
      accounts.ask(
        `query ($first: Int) { users(first: $first) { nodes { sessions { id } } } }`,
        { first },
        { token: admin },
      );
    await runInRequest({ counters }, () => ask(1));
    const one = counters.sqlStatements;
    expect(one).toBeGreaterThan(1);
    await runInRequest({ counters }, () => ask(3));
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

  test("the one that asks takes its cookies away", async () => {
    const { token } = await signUp();
    const [{ id }] = await sessionsOf({ token });
    const { setCookies } = await accounts.ask(`mutation ($id: ID!) { revokeSession(id: $id) }`, { id }, { token });
    expect(setCookies.map((cookie) => cookie.split(";", 2).join())).toEqual([
      "souk_access=, Max-Age=0",
      "souk_refresh=, Max-Age=0",
    ]);
  });

  test("somebody else's is false as if it were not there, for admins too", async () => {
    const [june, july] = [await signUp(), await signUp()];
    const [{ id }] = await sessionsOf({ token: june.token });
    expect([await revoke(id, july.token), await revoke(id, admin)]).toEqual([false, false]);
    expect(await refresh(june.refreshToken)).toBeDefined();
  });

  test.each([
    ["a made-up id", randomUUID()],
    ["no id", "\u0000'--"],
  ])("%s is false", async (_case, id) => {
    expect(await revoke(id, (await signUp()).token)).toBe(false);
  });

  test("all but the one that asks leaves that one", async () => {
    const { email, token, refreshToken } = await signUp();
    const others = [await login(email), await login(email)];
    const stranger = await signUp();
    const { data, setCookies } = await revokeAll(token, true);
    expect([data.revokeAllSessions, setCookies]).toEqual([2, []]);
    for (const other of others) expect(await refresh(other.refreshToken)).toBeUndefined();
    expect(await refresh(refreshToken)).toBeDefined();
    expect(await refresh(stranger.refreshToken)).toBeDefined();
  });

  test("all leaves none, and takes the cookies away", async () => {
    const { email, token, refreshToken } = await signUp();
    await login(email);
    const { data, setCookies } = await revokeAll(token);
    expect([data.revokeAllSessions, setCookies.length]).toEqual([2, 2]);
    expect(await refresh(refreshToken)).toBeUndefined();
  });

  test.each([[`mutation { revokeSession(id: "x") }`], [`mutation { revokeAllSessions }`]])(
    "needs an account: %s",
    async (document) => {
      expect((await accounts.ask(document)).code).toBe("UNAUTHENTICATED");
    },
  );
});

test("when the present address was confirmed is told", async () => {
  const { token } = await signUp();
  const { data } = await accounts.ask(`{ me { emailVerifiedAt } }`, {}, { token });
  expect(data.me.emailVerifiedAt).toBe(accounts.clock.now().toISOString());
});
