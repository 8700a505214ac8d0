import { describe, expect, test } from "@jest/globals";
import { login } from "./login.js";
import type { SignedIn } from "./start-session.js";
import type { Account } from "./user.js";
import type { UserStore } from "./user-store.js";

const user = {
  id: "1",
  email: "june@example.com",
  username: null,
  fullName: null,
  role: "CUSTOMER" as const,
  emailVerified: true,
  isActive: true,
  createdAt: new Date(0),
};

const origin = { userAgent: undefined, clientAddress: undefined, guestId: undefined };

/** Login against one account or none, with a hash that is the password itself and a note of each that was verified. */
function loginWith(account: Account | null, outdated = false, publicPasswords = new Map<string, string>()) {
  const verified: string[] = [];
  const replaced: string[][] = [];
  const users = {
    findAccountByEmail: async () => account,
    replacePasswordHash: async (...change: string[]) => replaced.push(change) > 0,
  } as unknown as UserStore;
  const passwords = {
    decoyHash: "decoy",
    hash: async (password: string) => `new ${password}`,
    verify: async (hash: string, password: string) => verified.push(hash) > 0 && hash === password,
    isOutdated: () => outdated,
  };
  const completeSignIn = async () => ({ kind: "signedIn" as const, signedIn: { user } as SignedIn });
  return { run: login({ users, passwords, completeSignIn, publicPasswords }), verified, replaced };
}

describe("one hash is verified whatever the account is", () => {
  const account = { user, passwordHash: "right" };
  test.each<[string, Account | null, string, string, string]>([
    ["an account and its password", account, "right", "signedIn", "right"],
    ["an account and another password", account, "wrong", "invalidCredentials", "right"],
    ["no account", null, "right", "invalidCredentials", "decoy"],
    ["no account and the decoy's own text", null, "decoy", "invalidCredentials", "decoy"],
    [
      "an account that is not active",
      { ...account, user: { ...user, isActive: false } },
      "right",
      "invalidCredentials",
      "right",
    ],
    [
      "one that is not verified",
      { ...account, user: { ...user, emailVerified: false } },
      "right",
      "emailNotVerified",
      "right",
    ],
    [
      "one that is not verified, and another password",
      { ...account, user: { ...user, emailVerified: false } },
      "wrong",
      "invalidCredentials",
      "right",
    ],
  ])("%s", async (_case, found, password, kind, verifiedHash) => {
    const { run, verified } = loginWith(found);
    expect((await run({ email: user.email, password }, origin)).kind).toBe(kind);
    expect(verified).toEqual([verifiedHash]);
  });

  test("an address that is none", async () => {
    const { run, verified } = loginWith(account);
    expect((await run({ email: "june", password: "right" }, origin)).kind).toBe("invalidCredentials");
    expect(verified).toEqual(["decoy"]);
  });
});

describe("a hash of older parameters", () => {
  test("is made anew when the password was right", async () => {
    const { run, replaced } = loginWith({ user, passwordHash: "right" }, true);
    await run({ email: user.email, password: "right" }, origin);
    expect(replaced).toEqual([["1", "right", "new right"]]);
  });

  test("stays when it was wrong, as does one of today's", async () => {
    const [wrong, current] = [
      loginWith({ user, passwordHash: "right" }, true),
      loginWith({ user, passwordHash: "right" }),
    ];
    await wrong.run({ email: user.email, password: "wrong" }, origin);
    await current.run({ email: user.email, password: "right" }, origin);
    expect([...wrong.replaced, ...current.replaced]).toEqual([]);
  });
});

test.each([
  ["a password that everyone can read", "right", "invalidCredentials"],
  ["the password that came in its place", "other", "signedIn"],
])("an account of the demo shop with %s", async (_case, passwordHash, kind) => {
  const { run } = loginWith({ user, passwordHash }, false, new Map([[user.id, "right"]]));
  expect((await run({ email: user.email, password: passwordHash }, origin)).kind).toBe(kind);
});
