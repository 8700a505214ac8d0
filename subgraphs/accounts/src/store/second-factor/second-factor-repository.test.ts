import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { hashOfSecret, newSecret } from "@souk/kernel/keys/secret";
import type { RightCode } from "../../domain/second-factor/second-factor-store.js";
import { signInChangeNotice } from "../../domain/mail/sign-in-change.js";
import { accountsDatabase } from "../database-definition.js";
import { SecondFactorRepository } from "./second-factor-repository.js";
import { UserEntity } from "../users/user-entity.js";

const now = new Date("2026-05-04T12:00:00.000Z");
const later = new Date(now.getTime() + 300_000);
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let store: SecondFactorRepository;

beforeAll(async () => {
  testDatabase = await openTestDatabase("accounts", accountsDatabase);
  store = new SecondFactorRepository(testDatabase.database);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

const recoveryCodes = [hashOfSecret("first"), hashOfSecret("second")];

/** Creates a user with an active second factor, whose code of step 100 was used. Returns the user's id. */
async function someone(): Promise<string> {
  const id = randomUUID();
  const plain = { username: null, fullName: null, role: "CUSTOMER", passwordHash: "none", isActive: true };
  const user = { ...plain, id, email: `${id}@example.com`, emailVerifiedAt: now, createdAt: now };
  await testDatabase.database.manager.insert(UserEntity, user);
  const sealedSecret = randomBytes(40);
  await store.beginSecondFactor({ userId: id, sealedSecret, now, expiresAt: later });
  const confirmed = { userId: id, sealedSecret, step: 100, recoveryCodeHashes: recoveryCodes, now };
  await store.confirmSecondFactor(confirmed, randomUUID(), signInChangeNotice(id, "SECOND_FACTOR_ON"));
  return id;
}

async function aChallenge(userId: string): Promise<Buffer> {
  const tokenHash = hashOfSecret(newSecret());
  await store.startChallenge({ tokenHash, userId, createdAt: now, expiresAt: later });
  return tokenHash;
}

const signIn = (userId: string, code: RightCode, challenge: Buffer): Promise<boolean> =>
  store.signInByCode(userId, code, challenge, signInChangeNotice(userId, "RECOVERY_CODE_USED"));
const totp = (step: number): RightCode => ({ kind: "totp", step });
const recoveryCode = (hash: Buffer = recoveryCodes[0] ?? Buffer.alloc(0)): RightCode => ({
  kind: "recoveryCode",
  hash,
});

describe("a code", () => {
  test.each<[string, number, boolean]>([
    ["from a later step than the last is accepted", 101, true],
    ["from the last step is refused", 100, false],
    ["from an earlier step is refused", 99, false],
  ])("%s", async (_case, step, used) => {
    const id = await someone();
    expect(await signIn(id, totp(step), await aChallenge(id))).toBe(used);
  });

  test.each([
    ["from the app", totp(101)],
    ["for recovery", recoveryCode()],
  ])("%s is accepted once, also with concurrent challenges", async (_which, code) => {
    const id = await someone();
    const challenges = await Promise.all(Array.from({ length: 6 }, () => aChallenge(id)));
    const used = await Promise.all(challenges.map((challenge) => signIn(id, code, challenge)));
    expect(used.filter(Boolean)).toHaveLength(1);
  });

  test("is not used up by an unknown challenge, or another user's", async () => {
    const [id, other] = [await someone(), await someone()];
    const challenge = await aChallenge(id);
    expect(await signIn(other, totp(101), challenge)).toBe(false);
    expect(await signIn(id, recoveryCode(), hashOfSecret("none"))).toBe(false);
    expect(await signIn(id, recoveryCode(), challenge)).toBe(true);
    expect(await signIn(id, recoveryCode(recoveryCodes[1]), challenge)).toBe(false);
    expect(await signIn(id, recoveryCode(recoveryCodes[1]), await aChallenge(id))).toBe(true);
  });
});

describe("a setup", () => {
  test("is confirmed once by two concurrent calls, and refused while a second factor is on", async () => {
    const id = await someone();
    expect(await store.beginSecondFactor({ userId: id, sealedSecret: randomBytes(8), now, expiresAt: later })).toBe(
      false,
    );
    await store.turnOffByCode(id, totp(101), signInChangeNotice(id, "SECOND_FACTOR_OFF"));
    const sealedSecret = randomBytes(40);
    await store.beginSecondFactor({ userId: id, sealedSecret, now, expiresAt: later });
    const confirmed = { userId: id, sealedSecret, step: 1, recoveryCodeHashes: recoveryCodes, now };
    const confirm = (): Promise<boolean> =>
      store.confirmSecondFactor(confirmed, randomUUID(), signInChangeNotice(id, "SECOND_FACTOR_ON"));
    expect((await Promise.all([confirm(), confirm(), confirm()])).filter(Boolean)).toHaveLength(1);
  });

  test("is deleted with the user, and turning it off deletes challenges and recovery codes", async () => {
    const id = await someone();
    await aChallenge(id);
    await store.turnOffByCode(id, recoveryCode(), signInChangeNotice(id, "SECOND_FACTOR_OFF"));
    for (const table of ["recovery_codes", "sign_in_challenges", "second_factors"])
      expect(await testDatabase.database.manager.query(`select from ${table} where user_id = $1`, [id])).toEqual([]);
  });
});
