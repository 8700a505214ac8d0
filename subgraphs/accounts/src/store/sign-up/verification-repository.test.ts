import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { hashOfSecret, newSecret } from "@souk/kernel/keys/secret";
import { daysAfter } from "../../domain/sessions/session-lifetimes.js";
import type { Verification, VerificationMail } from "../../domain/sign-up/verification.js";
import { accountsDatabase } from "../database-definition.js";
import { VerificationRepository } from "./verification-repository.js";

const start = new Date("2026-05-04T12:00:00.000Z");
const seconds = (count: number): Date => new Date(start.getTime() + count * 1000);
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let store: VerificationRepository;

beforeAll(async () => {
  testDatabase = await openTestDatabase("accounts", accountsDatabase);
  store = new VerificationRepository(testDatabase.database);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

function newMail(recipient: string, sentAt = start): { verification: Verification; mail: VerificationMail } {
  const [codeHash, tokenHash] = [hashOfSecret(newSecret()), hashOfSecret(newSecret())];
  const expiresAt = new Date(sentAt.getTime() + 600_000);
  const mail = { eventId: randomUUID(), recipient, code: "123456", link: "…", expiresAt: expiresAt.toISOString() };
  return { verification: { codeHash, tokenHash, sentAt, expiresAt }, mail };
}

async function registered(createdAt = start): Promise<{ email: string; verification: Verification }> {
  const email = `${randomUUID()}@example.com`;
  const account = { id: randomUUID(), email, username: null, fullName: null, passwordHash: "none", createdAt };
  const made = newMail(email, createdAt);
  expect(await store.registerAccount(account, { kind: "byMail", ...made })).toBe("registered");
  return { email, verification: made.verification };
}

async function jobsFor(email: string): Promise<{ recipient: string; eventId: string }[]> {
  const rows: { payload: { data: { recipient: string; eventId: string } } }[] =
    await testDatabase.database.manager.query(`select payload from graphile_worker._private_jobs`);
  return rows.map(({ payload }) => payload.data).filter(({ recipient }) => recipient === email);
}

test("a mail is in the outbox of the registration's transaction, and a newer one replaces it", async () => {
  const { email } = await registered();
  expect(await jobsFor(email)).toHaveLength(1);
  const { verification, mail } = newMail(email.toUpperCase(), seconds(60));
  await store.renewVerification(verification, mail, start);
  expect(await jobsFor(email)).toMatchObject([{ eventId: mail.eventId, recipient: email }]);
});

test("concurrent requests for a new mail send one", async () => {
  const { email, verification } = await registered();
  const requests = [1, 2, 3, 4].map(() => newMail(email, seconds(61)));
  await Promise.all(requests.map((request) => store.renewVerification(request.verification, request.mail, seconds(1))));
  const users = await Promise.all(
    requests.map((request) => store.verifyByToken(request.verification.tokenHash, seconds(62))),
  );
  expect(users.filter((user) => user !== null)).toHaveLength(1);
  expect(await store.verifyByToken(verification.tokenHash, seconds(62))).toBeNull();
});

test("a mail allows five tries, concurrent ones included, and a new mail allows five more", async () => {
  const { email } = await registered();
  const tries = await Promise.all(Array.from({ length: 12 }, () => store.spendCodeTry(email, start)));
  expect(tries.filter((tried) => tried !== null)).toHaveLength(5);
  const { verification, mail } = newMail(email, seconds(60));
  await store.renewVerification(verification, mail, start);
  expect(await store.spendCodeTry(email, seconds(61))).toMatchObject({ codeHash: verification.codeHash });
});

test("a code that was replaced between the try and its use verifies nothing", async () => {
  const { email } = await registered();
  const tried = await store.spendCodeTry(email, start);
  const { verification, mail } = newMail(email, seconds(60));
  await store.renewVerification(verification, mail, start);
  expect(tried && (await store.verifyByCode(tried, seconds(61)))).toBeNull();
});

test("concurrent verification and registration do not deadlock", async () => {
  for (let round = 0; round < 20; round++) {
    const { email, verification } = await registered();
    const account = { id: randomUUID(), email, username: null, fullName: null, passwordHash: "new", createdAt: start };
    const [again, user] = await Promise.all([
      store.registerAccount(account, { kind: "byMail", ...newMail(email) }),
      store.verifyByToken(verification.tokenHash, seconds(1)),
    ]);
    // the first of the two has won
    expect(user === null ? "registered" : "emailTaken").toBe(again);
  }
});

test("expired codes are deleted at once, unverified accounts after a week", async () => {
  const { email: fresh } = await registered(start);
  const { email: old } = await registered(daysAfter(start, -8));
  const { email: used, verification } = await registered(daysAfter(start, -8));
  await store.verifyByToken(verification.tokenHash, daysAfter(start, -8));
  await store.forgetExpiredVerifications(seconds(600), daysAfter(start, -7));
  const left: { email: string; waiting: boolean }[] = await testDatabase.database.manager.query(
    `select email, exists (select 1 from email_verifications where user_id = id) as waiting from users
     where email = any($1) order by created_at desc`,
    [[fresh, old, used]],
  );
  expect(left).toEqual([
    { email: fresh, waiting: false },
    { email: used, waiting: false },
  ]);
});
