import { describe, expect, test } from "@jest/globals";
import { hashOfSecret, newSecret } from "@souk/kernel/keys/secret";
import { provePassword } from "./prove-password.js";
import type { SignInTry, SignInTryStore } from "./sign-in-try-store.js";
import { KeyedLimit } from "./keyed-limit.js";
import { WorkQueue } from "../credentials/work-queue.js";
import type { Account } from "../users/user.js";

const user = {
  id: "1",
  email: "june@example.com",
  username: null,
  fullName: null,
  role: "CUSTOMER" as const,
  emailVerified: true,
  emailVerifiedAt: new Date(0),
  isActive: true,
  twoFactorEnabled: false,
  createdAt: new Date(0),
};
const account = { user, passwordHash: "right" };
const inactive = { ...account, user: { ...user, isActive: false } };
const unverified = { ...account, user: { ...user, emailVerified: false } };
const budget = Buffer.from("budget");
const now = new Date("2026-05-04T12:00:00.000Z");
const origin = { userAgent: undefined, clientAddress: undefined, device: undefined, guestId: undefined };

/** Makes one try for an account or for none. A hash is the password itself; all calls are recorded. */
function proofOf(found: Account | null, spent: Partial<SignInTry> = {}, publicPasswords = new Map<string, string>()) {
  const done: unknown[][] = [];
  const note =
    <T>(what: string, answer: T) =>
    async (...given: unknown[]): Promise<T> => {
      done.push([what, ...given]);
      return answer;
    };
  const tries = {
    spendTry: note("spend", { account: found, budget, failures: 1, rounds: 0, ...spent }),
    lock: note("lock", true),
    forgive: note("forgive", undefined),
  } as unknown as SignInTryStore;
  const passwords = {
    decoyHash: "decoy",
    hash: async (password: string) => password,
    verify: async (hash: string, password: string) => done.push(["verify", hash]) > 0 && hash === password,
    isOutdated: () => false,
  };
  const deps = {
    tries,
    passwords,
    publicPasswords,
    accountLimit: new KeyedLimit(1),
    passwordQueue: new WorkQueue({ concurrency: 1, maxWaitMs: 1000, expectedMs: 1 }),
    clock: { now: () => now },
    newId: () => "id",
  };
  return { prove: provePassword(deps), done };
}

const invalid = { kind: "invalidCredentials" };
const minuteLater = new Date(now.getTime() + 60_000);
const locked = { kind: "locked", retryAt: minuteLater };

describe("a try is counted before one hash is verified, for every kind of account:", () => {
  test.each<[string, Account | null, Partial<SignInTry>, string, object, string, string[]]>([
    ["an account and its password", account, {}, "right", { kind: "proven" }, "right", ["forgive"]],
    ["an account and another password", account, {}, "wrong", invalid, "right", []],
    ["no account", null, {}, "right", invalid, "decoy", []],
    ["no account and the decoy's own text", null, {}, "decoy", invalid, "decoy", []],
    ["an account that is not active, and its password", inactive, {}, "right", invalid, "right", []],
    ["an unverified one, and its password", unverified, {}, "right", { kind: "proven" }, "right", ["forgive"]],
    ["an unverified one, and another password", unverified, {}, "wrong", invalid, "right", []],
    ["the last try, which is right", account, { failures: 10 }, "right", { kind: "proven" }, "right", ["forgive"]],
    ["the last try, which is wrong", account, { failures: 10 }, "wrong", invalid, "right", ["lock"]],
    ["the last try without an account", null, { failures: 10 }, "wrong", invalid, "decoy", ["lock"]],
    ["no try left, and the right password", account, { failures: null }, "right", locked, "decoy", ["lock"]],
    ["no try left, and no account", null, { failures: null }, "wrong", locked, "decoy", ["lock"]],
  ])("%s", async (_case, found, spent, password, outcome, verifiedHash, then) => {
    const { prove, done } = proofOf(found, spent);
    expect(await prove(user.email, password, origin)).toMatchObject(outcome);
    expect(done.slice(0, 2)).toMatchObject([
      ["spend", user.email, null, now],
      ["verify", verifiedHash],
    ]);
    expect(done.slice(2).map(([what]) => what)).toEqual(then);
  });
});

test("an invalid address costs one hash", async () => {
  const { prove, done } = proofOf(account);
  expect(await prove("june", "right", origin)).toEqual(invalid);
  expect(done).toEqual([["verify", "decoy"]]);
});

test("the wait grows with the rounds, and the notice is created without an account too", async () => {
  const { prove, done } = proofOf(null, { failures: null, rounds: 2 });
  const retryAt = new Date(now.getTime() + 240_000);
  expect(await prove(user.email, "wrong", origin)).toEqual({ kind: "locked", retryAt });
  const notice = { eventId: "id", email: user.email, until: retryAt.toISOString() };
  expect(done.at(-1)).toEqual(["lock", budget, 2, retryAt, notice, now]);
});

test("the store gets the hash of a device's secret, and null for an invalid one", async () => {
  const device = newSecret();
  for (const [given, hash] of [
    [device, hashOfSecret(device)],
    ["' or 1=1", null],
  ] as const) {
    const { prove, done } = proofOf(account);
    await prove(user.email, "right", { ...origin, device: given });
    expect(done[0]).toEqual(["spend", user.email, hash, now]);
  }
});

test.each([
  ["a public password", "right", "invalidCredentials"],
  ["a new password", "other", "proven"],
])("an account of the demo shop with %s", async (_case, passwordHash, kind) => {
  const { prove } = proofOf({ user, passwordHash }, {}, new Map([[user.id, "right"]]));
  expect((await prove(user.email, passwordHash, origin)).kind).toBe(kind);
});
