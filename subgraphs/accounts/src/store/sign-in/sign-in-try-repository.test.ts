import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { hashOfSecret, newSecret } from "@souk/kernel/keys/secret";
import { accountsDatabase } from "../database-definition.js";
import { SessionRepository } from "../sessions/session-repository.js";
import { SignInTryRepository } from "./sign-in-try-repository.js";
import { UserEntity } from "../users/user-entity.js";
import { UserRepository } from "../users/user-repository.js";

const start = new Date("2026-05-04T12:00:00.000Z");
const seconds = (count: number): Date => new Date(start.getTime() + count * 1000);
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let store: SignInTryRepository;

beforeAll(async () => {
  testDatabase = await openTestDatabase("accounts", accountsDatabase);
  store = new SignInTryRepository(testDatabase.database);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

async function aUser(): Promise<{ id: string; email: string }> {
  const [id, times] = [randomUUID(), { emailVerifiedAt: start, createdAt: start }];
  const email = `${id}@example.com`;
  const user = { id, email, username: null, fullName: null, role: "CUSTOMER", passwordHash: "none", isActive: true };
  await testDatabase.database.manager.insert(UserEntity, { ...user, ...times });
  return { id, email };
}

/** Signs in with a device. Returns the hash of its secret. */
async function aDevice(userId: string, at = start, replacedHash: Buffer | null = null): Promise<Buffer> {
  const hash = hashOfSecret(newSecret());
  const times = { createdAt: at, expiresAt: seconds(90_000_000), tokenExpiresAt: seconds(90_000_000) };
  const device = { hash, replacedHash, expiresAt: new Date(at.getTime() + 365 * 86_400_000) };
  const session = {
    id: randomUUID(),
    userId,
    userAgent: null,
    clientAddress: null,
    tokenHash: hashOfSecret(newSecret()),
    device,
  };
  await new SessionRepository(testDatabase.database).startSession({ ...session, ...times });
  return hash;
}

async function fail(email: string, at = start, device: Buffer | null = null): Promise<number | null> {
  return (await store.spendTry(email, device, at)).failures;
}

async function failTen(email: string, at = start, device: Buffer | null = null): Promise<Buffer> {
  for (let count = 1; count <= 10; count++) expect(await fail(email, at, device)).toBe(count);
  return (await store.spendTry(email, device, at)).budget;
}

const notice = { eventId: "1", email: "june@example.com", until: "…" };
const lock = (budget: Buffer, rounds: number, until: Date, at = start): Promise<boolean> =>
  store.lock(budget, rounds, until, { ...notice, eventId: randomUUID() }, at);

describe("a try", () => {
  test("loads the account by its address, case-insensitive", async () => {
    const { id, email } = await aUser();
    const { account, failures, rounds } = await store.spendTry(email.toUpperCase(), null, start);
    expect([account?.user.id, account?.passwordHash, failures, rounds]).toEqual([id, "none", 1, 0]);
  });

  test("for an address without an account is counted under its hash, like any other", async () => {
    const email = `${randomUUID()}@example.com`;
    expect(await fail(email)).toBe(1);
    const { account, failures, budget } = await store.spendTry(email.toUpperCase(), null, start);
    expect([account, failures]).toEqual([null, 2]);
    expect(budget).toEqual(hashOfSecret(email));
  });

  test("is one of ten, also when concurrent", async () => {
    const { email } = await aUser();
    const tries = await Promise.all(Array.from({ length: 30 }, () => fail(email)));
    const counted = tries.filter((failures) => failures !== null);
    expect(counted.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test("counts for ten minutes from its own time", async () => {
    const { email } = await aUser();
    for (let minute = 0; minute < 9; minute++) expect(await fail(email, seconds(minute * 60))).toBe(minute + 1);
    expect(await fail(email, seconds(599))).toBe(10);
    expect(await fail(email, seconds(599.9))).toBeNull();
    expect(await fail(email, seconds(600))).toBe(10);
    expect(await fail(email, seconds(659))).toBeNull();
    expect(await fail(email, seconds(660))).toBe(10);
  });

  test("that was right resets the budget", async () => {
    const { email } = await aUser();
    await store.forgive(await failTen(email));
    expect(await fail(email)).toBe(1);
  });
});

describe("a lock", () => {
  test("ends at its time, with ten tries of the next round", async () => {
    const { email } = await aUser();
    const budget = await failTen(email);
    expect(await store.lockedUntil(budget, start)).toBeNull();
    expect(await lock(budget, 0, seconds(60))).toBe(true);
    expect(await store.lockedUntil(budget, seconds(59))).toEqual(seconds(60));
    expect(await store.spendTry(email, null, seconds(59.9))).toMatchObject({ failures: null, rounds: 1 });
    expect(await store.spendTry(email, null, seconds(60))).toMatchObject({ failures: 1, rounds: 1 });
    expect(await store.lockedUntil(budget, seconds(60))).toBeNull();
  });

  test("is set once by concurrent calls, with one notice in the outbox", async () => {
    const { email } = await aUser();
    const budget = await failTen(email);
    const until = seconds(60);
    const locks = Array.from({ length: 8 }, () => store.lock(budget, 0, until, { ...notice, email }, start));
    expect((await Promise.all(locks)).filter(Boolean)).toHaveLength(1);
    const jobs: unknown[] = await testDatabase.database.manager.query(
      `select 1 from graphile_worker._private_jobs where payload #>> '{data,email}' = $1`,
      [email],
    );
    expect(jobs).toHaveLength(1);
  });

  test("needs ten failures that still count", async () => {
    const { email } = await aUser();
    await fail(email);
    const { budget } = await store.spendTry(email, null, start);
    expect(await lock(budget, 0, seconds(60))).toBe(false);
  });

  test("starts again with the first round a day after the last one", async () => {
    const { email } = await aUser();
    expect(await lock(await failTen(email), 0, seconds(60))).toBe(true);
    expect(await store.spendTry(email, null, seconds(60 + 86_399))).toMatchObject({ rounds: 1 });
    expect(await store.spendTry(email, null, seconds(60 + 86_400))).toMatchObject({ rounds: 0 });
  });
});

describe("a known device", () => {
  test("has its own budget, separate from the budget of strangers", async () => {
    const { id, email } = await aUser();
    const device = await aDevice(id);
    await lock(await failTen(email), 0, seconds(60));
    expect(await fail(email, start)).toBeNull();
    expect(await fail(email, start, device)).toBe(1);
    expect(await lock(await failTenMore(email, device), 0, seconds(60))).toBe(true);
    expect(await fail(email, start, device)).toBeNull();
  });

  const failTenMore = async (email: string, device: Buffer): Promise<Buffer> => {
    for (let count = 2; count <= 10; count++) expect(await fail(email, start, device)).toBe(count);
    return (await store.spendTry(email, device, start)).budget;
  };

  test("counts as a stranger's for another account, like an unknown one", async () => {
    const [june, july] = [await aUser(), await aUser()];
    const device = await aDevice(july.id);
    await failTen(june.email);
    expect(await fail(june.email, start, device)).toBeNull();
    expect(await fail(june.email, start, hashOfSecret(newSecret()))).toBeNull();
  });

  test.each([
    ["a year after its last use", async (id: string) => aDevice(id, new Date(start.getTime() - 365 * 86_400_000))],
    [
      "with a replaced secret",
      async (id: string) => {
        const device = await aDevice(id);
        await aDevice(id, seconds(1), device);
        return device;
      },
    ],
    [
      "after twenty newer ones",
      async (id: string) => {
        const device = await aDevice(id);
        for (let newer = 1; newer <= 20; newer++) await aDevice(id, seconds(newer));
        return device;
      },
    ],
    [
      "after a change of the password",
      async (id: string) => {
        const device = await aDevice(id);
        await new UserRepository(testDatabase.database).changePassword(id, "none", "new", {
          eventId: randomUUID(),
          kind: "PASSWORD_CHANGED",
          recipient: "june@example.com",
          userId: id,
          data: { at: start.toISOString() },
        });
        return device;
      },
    ],
  ])("is unknown %s", async (_case, deviceOf) => {
    const { id, email } = await aUser();
    const device = await deviceOf(id);
    await failTen(email);
    expect(await fail(email, start, device)).toBeNull();
  });

  test("is still known after nineteen newer ones", async () => {
    const { id, email } = await aUser();
    const device = await aDevice(id);
    for (let newer = 1; newer <= 19; newer++) await aDevice(id, seconds(newer));
    await failTen(email);
    expect(await fail(email, start, device)).toBe(1);
  });
});

test("unlocking resets the budgets of the user's address and devices, and no others", async () => {
  const [june, july] = [await aUser(), await aUser()];
  const device = await aDevice(june.id);
  await lock(await failTen(june.email), 0, seconds(60));
  await lock(await failTen(june.email, start, device), 0, seconds(60));
  await failTen(july.email);
  expect(await store.unlock(june.id, () => [])).toBe(true);
  expect([await fail(june.email), await fail(june.email, start, device), await fail(july.email)]).toEqual([1, 1, null]);
  expect(await store.unlock(randomUUID(), () => [])).toBe(false);
});

test("the cleanup deletes budgets after a day without effect, and devices after a year", async () => {
  const { id, email } = await aUser();
  await aDevice(id);
  await fail(email);
  const counts = async (): Promise<unknown> =>
    testDatabase.database.manager.query(
      `select (select count(*)::int from sign_in_budgets where key = $1) as budgets,
         (select count(*)::int from known_devices where user_id = $2) as devices`,
      [hashOfSecret(email), id],
    );
  await store.forgetTries(seconds(86_399));
  expect(await counts()).toEqual([{ budgets: 1, devices: 1 }]);
  await store.forgetTries(seconds(86_400));
  expect(await counts()).toEqual([{ budgets: 0, devices: 1 }]);
  await store.forgetTries(seconds(365 * 86_400));
  expect(await counts()).toEqual([{ budgets: 0, devices: 0 }]);
});
