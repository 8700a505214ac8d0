import { describe, expect, test } from "@jest/globals";
import { login } from "./login.js";
import type { PasswordProof } from "./prove-password.js";
import type { SignedIn } from "../sessions/start-session.js";
import type { UserStore } from "../users/user-store.js";
import { WorkQueue } from "../credentials/work-queue.js";

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
const proven = { kind: "proven" as const, account: { user, passwordHash: "old" } };
const unverified = { ...proven, account: { ...proven.account, user: { ...user, emailVerified: false } } };
const locked = { kind: "locked" as const, retryAt: new Date(60_000) };

const origin = { userAgent: undefined, clientAddress: undefined, device: undefined, guestId: undefined };

/** Runs a login with the given result of the password check, and records the replaced hashes. */
function loginAfter(proof: PasswordProof, outdated = false) {
  const replaced: string[][] = [];
  const users = {
    replacePasswordHash: async (...change: string[]) => replaced.push(change) > 0,
  } as unknown as UserStore;
  const passwordQueue = new WorkQueue({ concurrency: 1, maxWaitMs: 1000, expectedMs: 1 });
  const passwords = {
    decoyHash: "decoy",
    hash: async (password: string) => `new ${password}`,
    verify: async () => true,
    isOutdated: () => outdated,
  };
  const completeSignIn = async () => ({ kind: "signedIn" as const, signedIn: { user } as SignedIn });
  const run = login({ users, passwords, passwordQueue, provePassword: async () => proof, completeSignIn });
  return { outcome: run({ email: user.email, password: "right" }, origin), replaced };
}

test.each<[string, PasswordProof, object]>([
  ["a valid password signs in", proven, { kind: "signedIn" }],
  ["an unconfirmed address does not sign in", unverified, { kind: "emailNotVerified" }],
  ["a wrong password does not sign in", { kind: "invalidCredentials" }, { kind: "invalidCredentials" }],
  ["a locked account reports the wait", locked, locked],
])("%s", async (_case, proof, outcome) => {
  expect(await loginAfter(proof).outcome).toMatchObject(outcome);
});

describe("a hash of outdated parameters", () => {
  test("is renewed when the password was right", async () => {
    const { outcome, replaced } = loginAfter(proven, true);
    await outcome;
    expect(replaced).toEqual([["1", "old", "new right"]]);
  });

  test.each<[string, PasswordProof, boolean]>([
    ["the password was wrong", { kind: "invalidCredentials" }, true],
    ["its parameters are up to date", proven, false],
    ["the address is not confirmed", unverified, true],
  ])("stays when %s", async (_case, proof, outdated) => {
    const { outcome, replaced } = loginAfter(proof, outdated);
    await outcome;
    expect(replaced).toEqual([]);
  });
});
