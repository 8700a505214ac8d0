import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { ConfirmedEmailChange, NewEmailChange } from "../domain/email-change-store.js";
import { hashOfSecret, newSecret } from "@souk/kernel/secret";
import { accountsDatabase } from "./database-definition.js";
import { EmailChangeRepository } from "./email-change-repository.js";
import { UserEntity } from "./user-entity.js";

const start = new Date("2026-05-04T12:00:00.000Z");
const seconds = (count: number): Date => new Date(start.getTime() + count * 1000);
let opened: Awaited<ReturnType<typeof openTestDatabase>>;
let store: EmailChangeRepository;

beforeAll(async () => {
  opened = await openTestDatabase("accounts", accountsDatabase);
  store = new EmailChangeRepository(opened.database);
});

afterAll(async () => opened[Symbol.asyncDispose]());

const newAddress = (): string => `${randomUUID()}@new.example.com`;

async function aUser(given: Partial<UserEntity> = {}): Promise<{ id: string; email: string }> {
  const [id, times] = [randomUUID(), { emailVerifiedAt: start, createdAt: start }];
  const email = `${id}@example.com`;
  const user = { id, email, username: null, fullName: null, role: "CUSTOMER", passwordHash: "old", isActive: true };
  await opened.database.manager.insert(UserEntity, { ...user, ...times, ...given });
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
  return (await opened.database.manager.findOneBy(UserEntity, { id: userId }))?.email;
}

describe("a change", () => {
  test.each([
    ["link", byLink],
    ["code", byCode],
  ])("is done once, by its %s, also by many at once", async (_by, of) => {
    const { id } = await aUser();
    const change = await started(id);
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => confirm(of(change))));
    expect(outcomes.filter(({ kind }) => kind === "changed")).toEqual([{ kind: "changed", email: change.newEmail }]);
    expect(await addressOf(id)).toBe(change.newEmail);
    const claims: unknown[] = await opened.database.manager.query(
      `select 1 from graphile_worker._private_jobs
       where payload #>> '{data,userId}' = $1 and payload #>> '{data,email}' = $2`,
      [id, change.newEmail],
    );
    expect(claims).toHaveLength(1);
  });

  test.each([
    ["a newer one", "INVALID", async (id: string) => void (await started(id)), seconds(1)],
    ["ten minutes", "EXPIRED", async () => undefined, seconds(600)],
    [
      "its use",
      "USED",
      async (_id: string, change: NewEmailChange) => void (await confirm(byCode(change))),
      seconds(1),
    ],
    [
      "the account's end",
      "INVALID",
      (id: string) => opened.database.manager.update(UserEntity, { id }, { isActive: false }),
      seconds(1),
    ],
  ])("does not outlive %s", async (_what, reason, happens, at) => {
    const { id, email } = await aUser();
    const change = await started(id);
    await happens(id, change);
    expect(await confirm(byLink(change), at)).toEqual({ kind: "verificationFailed", reason });
    expect(await confirm(byCode(change), at)).toEqual({ kind: "verificationFailed", reason: "INVALID" });
    if (reason !== "USED") expect(await addressOf(id)).toBe(email);
  });

  test("has five tries of its code, also for many at once, and a new one brings five more", async () => {
    const { id } = await aUser();
    await started(id);
    const tries = await Promise.all(Array.from({ length: 12 }, () => store.spendChangeTry(id, start)));
    expect(tries.filter((tried) => tried !== null)).toHaveLength(5);
    const { verification } = await started(id);
    expect(await store.spendChangeTry(id, start)).toMatchObject({ codeHash: verification.codeHash });
  });

  test("is one of five an hour, and then says when there are more", async () => {
    const { id } = await aUser();
    for (let change = 0; change < 5; change++) await started(id, newAddress(), seconds(change * 60));
    const sixth = await store.startEmailChange(changeOf(id, newAddress(), seconds(3599)));
    expect(sixth).toEqual({ kind: "tooMany", retryAt: seconds(3600) });
    await started(id, newAddress(), seconds(3600));
  });
});

describe("an address that somebody has", () => {
  test("verified is taken, in any case of letters, when it is wanted and when it is confirmed", async () => {
    const [june, july] = [await aUser(), await aUser()];
    const newEmail = newAddress();
    const change = await started(june.id, newEmail);
    await opened.database.manager.update(UserEntity, { id: july.id }, { email: newEmail.toUpperCase() });
    expect(await confirm(byLink(change))).toEqual({ kind: "emailTaken", email: newEmail });
    expect(await addressOf(june.id)).toBe(june.email);
    expect(await store.startEmailChange(changeOf(june.id, newEmail))).toBe("emailTaken");
  });

  test("and never verified gives way to whoever confirms it", async () => {
    const { id } = await aUser();
    const squatter = await aUser({ emailVerifiedAt: null });
    const change = await started(id, squatter.email.toUpperCase());
    expect(await confirm(byLink(change))).toMatchObject({ kind: "changed" });
    expect(await addressOf(squatter.id)).toBeUndefined();
  });

  test("is given to one of two who confirm it at once, who never wait for each other in a circle", async () => {
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

test("what has ended is forgotten", async () => {
  const { id } = await aUser();
  const change = await started(id);
  await store.forgetEmailChanges(seconds(599));
  expect(await store.spendChangeTry(id, start)).not.toBeNull();
  await store.forgetEmailChanges(seconds(600));
  expect(await store.spendChangeTry(id, start)).toBeNull();
  expect(await confirm(byLink(change))).toMatchObject({ reason: "INVALID" });
});
