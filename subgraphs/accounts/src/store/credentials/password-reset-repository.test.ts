import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { hashOfSecret, newSecret } from "@souk/kernel/keys/secret";
import { accountsDatabase } from "../database-definition.js";
import { PasswordResetRepository } from "./password-reset-repository.js";
import { UserEntity } from "../users/user-entity.js";

const start = new Date("2026-05-04T12:00:00.000Z");
const seconds = (count: number): Date => new Date(start.getTime() + count * 1000);
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let store: PasswordResetRepository;

beforeAll(async () => {
  testDatabase = await openTestDatabase("accounts", accountsDatabase);
  store = new PasswordResetRepository(testDatabase.database);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

async function aUser(given: Partial<UserEntity> = {}): Promise<{ id: string; email: string }> {
  const [id, times] = [randomUUID(), { emailVerifiedAt: start, createdAt: start }];
  const email = `${id}@example.com`;
  const user = { id, email, username: null, fullName: null, role: "CUSTOMER", passwordHash: "old", isActive: true };
  await testDatabase.database.manager.insert(UserEntity, { ...user, ...times, ...given });
  return { id, email };
}

/** Requests a link at some time. Returns the hash of its token. */
async function aLink(email: string, at = start): Promise<Buffer> {
  const [tokenHash, expiresAt] = [hashOfSecret(newSecret()), new Date(at.getTime() + 1_800_000)];
  const data = { link: `https://souk.example/${at.toISOString()}`, expiresAt: expiresAt.toISOString() };
  const mail = { eventId: randomUUID(), kind: "PASSWORD_RESET" as const, userId: null, data };
  await store.startReset(email, { tokenHash, sentAt: at, expiresAt }, mail);
  return tokenHash;
}

const reset = (tokenHash: Buffer, now = start, passwordHash = "new") => {
  const notice = { eventId: randomUUID(), kind: "PASSWORD_CHANGED" as const, data: { at: now.toISOString() } };
  return store.resetPassword({ tokenHash, passwordHash, now, notice });
};

async function jobsTo(email: string): Promise<unknown[]> {
  const rows: { data: { kind: string; data: unknown } }[] = await testDatabase.database.manager.query(
    `select payload -> 'data' as data from graphile_worker._private_jobs where payload #>> '{data,recipient}' = $1
     order by id`,
    [email],
  );
  return rows.map(({ data }) => data.kind);
}

/** Returns the jobs that claim the user's guest orders. */
async function claimsOf(userId: string): Promise<unknown[]> {
  const rows: { claim: unknown }[] = await testDatabase.database.manager.query(
    `select payload -> 'data' as claim from graphile_worker._private_jobs where payload #>> '{data,userId}' = $1
       and payload #>> '{data,kind}' is null`,
    [userId],
  );
  return rows.map(({ claim }) => claim);
}

describe("a link", () => {
  test("is sent to the address as the account has it, and replaces an unsent one", async () => {
    const { email } = await aUser();
    await aLink(email.toUpperCase());
    await aLink(email, seconds(61));
    expect(await jobsTo(email)).toEqual(["PASSWORD_RESET"]);
  });

  test.each([
    ["without an account", async () => ({ email: `${randomUUID()}@example.com` })],
    ["of an inactive account", () => aUser({ isActive: false })],
  ])("is not created for an address %s", async (_case, owner) => {
    const { email } = await owner();
    expect(await store.findReset(await aLink(email), start)).toBe("INVALID");
    expect(await jobsTo(email)).toEqual([]);
  });

  test("sets the password once, also for concurrent calls, and verifies the address", async () => {
    const { id, email } = await aUser({ emailVerifiedAt: null });
    const link = await aLink(email);
    const answers = await Promise.all(["a", "b", "c", "d"].map((hash) => reset(link, start, hash)));
    expect(answers.filter((answer) => answer === "USED")).toHaveLength(3);
    expect(answers.find((answer) => answer !== "USED")).toMatchObject({ id, emailVerified: true });
    expect(await jobsTo(email)).toEqual(["PASSWORD_RESET", "PASSWORD_CHANGED"]);
    expect(await claimsOf(id)).toEqual([{ userId: id, email }]);
  });

  test.each([
    ["a newer one exists", "INVALID", async (email: string) => void (await aLink(email, seconds(61))), seconds(62)],
    ["half an hour has passed", "EXPIRED", async () => undefined, seconds(1800)],
    [
      "the account is no longer active",
      "INVALID",
      (email: string) => testDatabase.database.manager.update(UserEntity, { email }, { isActive: false }),
      seconds(1),
    ],
  ])("is invalid when %s", async (_case, failure, happens, at) => {
    const { email } = await aUser();
    const link = await aLink(email);
    await happens(email);
    expect([await store.findReset(link, at), await reset(link, at)]).toEqual([failure, failure]);
  });

  test("is valid until then", async () => {
    const { id, email } = await aUser();
    const link = await aLink(email);
    expect(await store.findReset(link, seconds(1799))).toMatchObject({ id });
    expect(await reset(link, seconds(1799))).toMatchObject({ id });
  });
});

describe("links to one account", () => {
  test("are limited to one a minute, and the last one stays valid", async () => {
    const { email } = await aUser();
    const first = await aLink(email);
    const second = await aLink(email, seconds(59));
    expect(await store.findReset(second, seconds(60))).toBe("INVALID");
    expect(await store.findReset(first, seconds(60))).toMatchObject({ email });
  });

  test("are limited to five an hour, until the first of them is an hour old", async () => {
    const { email } = await aUser();
    for (let link = 0; link < 5; link++) await aLink(email, seconds(link * 600));
    expect(await store.findReset(await aLink(email, seconds(3000)), seconds(3000))).toBe("INVALID");
    expect(await store.findReset(await aLink(email, seconds(3600)), seconds(3600))).toMatchObject({ email });
  });

  test("that are requested concurrently result in one", async () => {
    const { email } = await aUser();
    const links = await Promise.all(Array.from({ length: 6 }, () => aLink(email)));
    const found = await Promise.all(links.map((link) => store.findReset(link, start)));
    expect(found.filter((answer) => answer !== "INVALID")).toHaveLength(1);
  });
});

test("a request enqueues one job per address, with or without an account", async () => {
  const [known, unknown] = [(await aUser()).email, `${randomUUID()}@example.com`];
  for (const email of [known, known.toUpperCase(), unknown, unknown])
    await store.requestReset({ eventId: randomUUID(), email });
  const jobs: { email: string }[] = await testDatabase.database.manager.query(
    `select lower(payload #>> '{data,email}') as email from graphile_worker._private_jobs job
     join graphile_worker._private_tasks task on task.id = job.task_id where task.identifier = 'startPasswordReset'`,
  );
  expect(jobs.map(({ email }) => email).toSorted()).toEqual([known, unknown].toSorted());
});

test("ended links are deleted", async () => {
  const { email } = await aUser();
  const link = await aLink(email);
  await reset(link);
  await store.forgetResets(seconds(1799));
  expect(await store.findReset(link, start)).toBe("USED");
  await store.forgetResets(seconds(1800));
  expect(await store.findReset(link, start)).toBe("INVALID");
});
