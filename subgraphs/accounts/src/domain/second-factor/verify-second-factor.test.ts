import { expect, test } from "@jest/globals";
import { newSecret } from "@souk/kernel/keys/secret";
import type { CheckedCode } from "./check-code.js";
import type { SecondFactorStore } from "./second-factor-store.js";
import type { SignedIn } from "../sessions/start-session.js";
import type { UserStore } from "../users/user-store.js";
import type { User } from "../users/user.js";
import { verifySecondFactor } from "./verify-second-factor.js";

const user: User = {
  id: "1",
  email: "june@example.com",
  username: null,
  fullName: null,
  role: "CUSTOMER",
  emailVerified: true,
  emailVerifiedAt: new Date(0),
  isActive: true,
  twoFactorEnabled: true,
  createdAt: new Date(0),
};
const right: CheckedCode = { kind: "right", code: { kind: "totp", step: 1 } };
const locked: CheckedCode = { kind: "codesLocked", retryAt: new Date(60_000) };
const origin = { userAgent: undefined, clientAddress: undefined, device: undefined, guestId: undefined };

interface Case {
  readonly challenge: string;
  readonly holder: string | null;
  readonly checked: CheckedCode;
  readonly found: readonly User[];
  readonly isFirstUse: boolean;
}
const holds: Case = { challenge: newSecret(), holder: user.id, checked: right, found: [user], isFirstUse: true };

test.each<[string, Partial<Case>, object, boolean]>([
  ["a right code signs in", {}, { kind: "signedIn" }, true],
  ["an invalid challenge is refused", { challenge: "x" }, { kind: "challengeExpired" }, false],
  ["an expired challenge is refused", { holder: null }, { kind: "challengeExpired" }, false],
  ["a wrong code is refused", { checked: { kind: "wrong" } }, { kind: "verificationFailed" }, false],
  ["a locked account gets the wait", { checked: locked }, locked, false],
  ["a deactivated user is refused", { found: [{ ...user, isActive: false }] }, { kind: "challengeExpired" }, false],
  ["a deleted user is refused", { found: [] }, { kind: "challengeExpired" }, false],
  ["a used code is refused", { isFirstUse: false }, { kind: "verificationFailed" }, true],
])("verifySecondFactor: %s", async (_case, change, outcome, usesCode) => {
  const { challenge, holder, checked, found, isFirstUse } = { ...holds, ...change };
  let uses = 0;
  const secondFactors = {
    spendChallengeTry: async () => holder,
    signInByCode: async () => {
      uses += 1;
      return isFirstUse;
    },
  } as unknown as SecondFactorStore;
  const verify = verifySecondFactor({
    secondFactors,
    clock: { now: () => new Date(0) },
    users: { findUsers: async () => found } as unknown as UserStore,
    checkCode: async () => checked,
    completeSignIn: async () => ({ kind: "signedIn", signedIn: { user } as SignedIn }),
  });
  expect(await verify({ challenge, code: "123456" }, origin)).toMatchObject(outcome);
  expect(uses).toBe(usesCode ? 1 : 0);
});
