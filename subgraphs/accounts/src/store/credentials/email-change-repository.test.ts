import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { hashOfSecret, newSecret } from "@souk/kernel/keys/secret";
import type { ConfirmedEmailChange, NewEmailChange } from "../../domain/credentials/email-change-store.js";
import { accountsDatabase } from "../database-definition.js";
import { EmailChangeRepository } from "./email-change-repository.js";
import { UserEntity } from "../users/user-entity.js";

const start = new Date("2026-05-04T12:00:00.000Z");
const seconds = (count: number): Date => new Date(start.getTime() + count * 1000);
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let store: EmailChangeRepository;

beforeAll(async () => {
  testDatabase = await openTestDatabase("accounts", accountsDatabase);
  store = new EmailChangeRepository(testDatabase.database);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

const newAddress = (): string => `${randomUUID()}@new.example.com`;

async function aUser(given: Partial<UserEntity> = {}): Promise<{ id: string; email: string }> {
  const [id, times] = [randomUUID(), { emailVerifiedAt: start, createdAt: start }];
  const email = `${id}@example.com`;
  const user = { id, email, username: null, fullName: null, role: "CUSTOMER", passwordHash: "old", isActive: true };
  await testDatabase.database.manager.insert(UserEntity, { ...user, ...times, ...given });
  return { id, email: given.email ?? email };
}

function changeOf(userId: string, newEmail = newAddress(), sentAt = start): NewEmailChange {
  const [codeHash, tokenHash] = [hashOfSecret(newSecret()), hashOfSecret(newSecret())];
  const verification = { codeHash, tokenHash, sentAt, expiresAt: new Date(sentAt.getTime() + 600_000) };
  return { userId, sessionId: randomUUID(), newEmail, verification, mails: [] };
}

async function started(userId: string, newEmail = newAddress(), sentAt = start): Promise<NewEmailChange> {
  const change = changeOf(userId, newEmail, sentAt);
  expect(await store.startEmailChange(change)).toBe("sent");
  return change;
}

const confirm = (confirmed: ConfirmedEmailChange, now = start) =>
  store.confirmEmailChange({ confirmed, viewer: null, eventId: randomUUID(), now });
const byLink = ({ verification }: NewEmailChange): ConfirmedEmailChange => ({ tokenHash: verification.tokenHash });
const byCode = ({ userId, verification }: NewEmailChange): ConfirmedEmailChange => ({
  userId,
  codeHash: verification.codeHash,
});

async function addressOf(userId: string): Promise<string | undefined> {
  return (await testDatabase.database.manager.findOneBy(UserEntity, { id: userId }))?.email;
}

describe("a change", () => {
  test.each([
    ["link", byLink],
    ["code", byCode],
  ])("succeeds once by its %s, also for concurrent calls", async (_by, of) => {
    const { id } = await aUser();
    const change = await started(id);
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => confirm(of(change))));
    expect(outcomes.filter(({ kind }) => kind === "changed")).toEqual([{ kind: "changed", email: change.newEmail }]);
    expect(await addressOf(id)).toBe(change.newEmail);
    const claims: unknown[] = await testDatabase.database.manager.query(
      `select 1 from graphile_worker._private_jobs
       where payload #>> '{data,userId}' = $1 and payload #>> '{data,email}' = $2`,
      [id, change.newEmail],
    );
    expect(claims).toHaveLength(1);
  });

  test.each([
    ["a newer change", "INVALID", async (id: string) => void (await started(id)), seconds(1)],
    ["its ten minutes", "EXPIRED", async () => undefined, seconds(600)],
    [
      "its use",
      "USED",
      async (_id: string, change: NewEmailChange) => void (await confirm(byCode(change))),
      seconds(1),
    ],
    [
      "the end of the account",
      "INVALID",
      (id: string) => testDatabase.database.manager.update(UserEntity, { id }, { isActive: false }),
      seconds(1),
    ],
  ])("is invalid after %s", async (_what, reason, happens, at) => {
    const { id, email } = await aUser();
    const change = await started(id);
    await happens(id, change);
    expect(await confirm(byLink(change), at)).toEqual({ kind: "verificationFailed", reason });
    expect(await confirm(byCode(change), at)).toEqual({ kind: "verificationFailed", reason: "INVALID" });
    if (reason !== "USED") expect(await addressOf(id)).toBe(email);
  });

  test("allows five tries of its code, concurrent ones included, and a new change allows five more", async () => {
    const { id } = await aUser();
    await started(id);
    const tries = await Promise.all(Array.from({ length: 12 }, () => store.spendChangeTry(id, start)));
    expect(tries.filter((tried) => tried !== null)).toHaveLength(5);
    const { verification } = await started(id);
    expect(await store.spendChangeTry(id, start)).toMatchObject({ codeHash: verification.codeHash });
  });

  test("is limited to five an hour, and the answer says when another is allowed", async () => {
    const { id } = await aUser();
    for (let change = 0; change < 5; change++) await started(id, newAddress(), seconds(change * 60));
    const sixth = await store.startEmailChange(changeOf(id, newAddress(), seconds(3599)));
    expect(sixth).toEqual({ kind: "tooMany", retryAt: seconds(3600) });
    await started(id, newAddress(), seconds(3600));
  });
});

describe("an address that has an account", () => {
  test("and is verified is refused, case-insensitive, at the request and at the confirmation", async () => {
    const [june, july] = [await aUser(), await aUser()];
    const newEmail = newAddress();
    const change = await started(june.id, newEmail);
    await testDatabase.database.manager.update(UserEntity, { id: july.id }, { email: newEmail.toUpperCase() });
    expect(await confirm(byLink(change))).toEqual({ kind: "emailTaken", email: newEmail });
    expect(await addressOf(june.id)).toBe(june.email);
    expect(await store.startEmailChange(changeOf(june.id, newEmail))).toBe("emailTaken");
  });

  test("and was never verified moves to the user who confirms it", async () => {
    const { id } = await aUser();
    const squatter = await aUser({ emailVerifiedAt: null });
    const change = await started(id, squatter.email.toUpperCase());
    expect(await confirm(byLink(change))).toMatchObject({ kind: "changed" });
    expect(await addressOf(squatter.id)).toBeUndefined();
  });

  test("goes to one of two users who confirm it concurrently, without a deadlock", async () => {
    for (let round = 0; round < 10; round++) {
      const newEmail = newAddress();
      await aUser({ email: newEmail, emailVerifiedAt: null });
      const owners = [await aUser(), await aUser()];
      const changes = await Promise.all(owners.map(({ id }) => started(id, newEmail)));
      const outcomes = await Promise.all(changes.map((change) => confirm(byLink(change))));
      expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(["changed", "emailTaken"]);
    }
  });
});

test("ended changes are deleted", async () => {
  const { id } = await aUser();
  const change = await started(id);
  await store.forgetEmailChanges(seconds(599));
  expect(await store.spendChangeTry(id, start)).not.toBeNull();
  await store.forgetEmailChanges(seconds(600));
  expect(await store.spendChangeTry(id, start)).toBeNull();
  expect(await confirm(byLink(change))).toMatchObject({ reason: "INVALID" });
});
