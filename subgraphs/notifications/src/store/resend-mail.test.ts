import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { NewNotification, Resend, SentMail } from "../domain/notification-store.js";
import { notificationsDatabase } from "./database-definition.js";
import { NotificationRepository } from "./notification-repository.js";

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let store: NotificationRepository;
const actorId = randomUUID();
const createdAt = new Date("2026-03-01T10:00:00.000Z");
const sentAt = new Date("2026-03-01T10:00:01.000Z");

beforeAll(async () => {
  testDatabase = await openTestDatabase("notifications", notificationsDatabase);
  store = new NotificationRepository(testDatabase.database);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

const sql = (statement: string, ...values: unknown[]): Promise<any[]> =>
  testDatabase.database.manager.query(statement, values);
const jobsOf = (id: string) =>
  sql(`select attempts, max_attempts from graphile_worker._private_jobs where payload #>> '{data,id}' = $1`, id);

const resend = (id: string, more: Partial<Resend> = {}) =>
  store.resend({ id, actorId, idempotencyKey: null, jobsOf: () => [], ...more });

async function aMail(more: Partial<NewNotification> = {}): Promise<string> {
  const id = randomUUID();
  const plain = {
    id,
    eventId: id,
    sender: null,
    userId: randomUUID(),
    orderId: null,
    recipient: null,
    subject: "Order",
    createdAt,
  };
  const content = { kind: "ORDER_CANCELLED", data: { orderNumber: "ORD-1" } };
  await store.insertNotification({ ...plain, ...content, ...more } as NewNotification);
  return id;
}

async function givenUp(jobs = "update graphile_worker._private_jobs set attempts = max_attempts"): Promise<string> {
  const id = await aMail();
  await sql(`${jobs} where payload #>> '{data,id}' = $1`, id);
  await store.markFailed(id, { recipient: null, error: "no answer", keepsData: true });
  return id;
}

/** Marks the mail as sent, as its job does. */
async function send(id: string, more: Partial<SentMail> = {}): Promise<void> {
  await store.takeUnsent(id);
  await store.markSent(id, { recipient: "june@example.com", sentAt, body: null, keepsData: true, ...more });
  await sql(`delete from graphile_worker._private_jobs where payload #>> '{data,id}' = $1`, id);
}

async function sent(more: Partial<NewNotification> = {}, isStored = true): Promise<string> {
  const id = await aMail(more);
  await send(id, { keepsData: isStored, ...(more.recipient ? { recipient: more.recipient } : {}) });
  return id;
}

describe("a mail that is sent again", () => {
  test.each([
    ["its job failed", undefined],
    ["its job is missing", "delete from graphile_worker._private_jobs"],
  ])("is QUEUED with one job that has all its attempts, when %s", async (_case, jobs) => {
    const id = await givenUp(jobs);
    const outcome = await resend(id);
    expect(outcome).toMatchObject({ kind: "queued", notification: { status: "QUEUED", lastError: "no answer" } });
    expect(await jobsOf(id)).toEqual([{ attempts: 0, max_attempts: 10 }]);
    expect(await store.takeUnsent(id)).toMatchObject({ data: { orderNumber: "ORD-1" } });
  });

  test("keeps the time of its last sending, and counts each sending", async () => {
    const id = await sent();
    const before = { status: "SENT", timesSent: 1, sentAt };
    let received: unknown;
    const outcome = await resend(id, { jobsOf: (mail) => ((received = mail), []) });
    expect(received).toMatchObject(before);
    expect(outcome).toMatchObject({ kind: "queued", notification: { ...before, status: "QUEUED", lastError: null } });
    expect(await jobsOf(id)).toHaveLength(1);
    expect(await store.takeUnsent(id)).toMatchObject({ data: { orderNumber: "ORD-1" }, timesSent: 1 });
    const later = new Date("2026-03-02T10:00:00.000Z");
    await send(id, { sentAt: later });
    const again = await resend(id);
    expect(again).toMatchObject({ kind: "queued", notification: { timesSent: 2, sentAt: later } });
  });

  test("is FAILED when no attempt succeeds this time, and can be sent again", async () => {
    const id = await sent();
    await resend(id);
    await store.markFailed(id, { recipient: null, error: "no answer", keepsData: true });
    await sql(
      "update graphile_worker._private_jobs set attempts = max_attempts where payload #>> '{data,id}' = $1",
      id,
    );
    expect(await resend(id)).toMatchObject({ kind: "queued", notification: { timesSent: 1, sentAt } });
  });

  test.each([
    ["accounts returns", null, null],
    ["the event gave", "guest@example.com", "guest@example.com"],
  ])("goes to the address that %s", async (_case, given, recipient) => {
    const id = await sent({ recipient: given });
    await resend(id);
    expect(await store.takeUnsent(id)).toMatchObject({ recipient });
  });

  test("is not sent by a job that runs late", async () => {
    const id = await sent();
    expect(await store.takeUnsent(id)).toBeNull();
    await store.markFailed(id, { recipient: null, error: "late", keepsData: true });
    await store.markSent(id, { recipient: "else@example.com", sentAt: new Date(), body: null, keepsData: true });
    const outcome = await resend(id);
    expect(outcome).toMatchObject({ kind: "queued", notification: { timesSent: 1, recipient: "june@example.com" } });
  });
});

describe("sending again", () => {
  test.each([
    ["a failed mail", () => givenUp()],
    ["a sent mail", () => sent()],
  ])("twice at the same time queues once: %s", async (_case, made) => {
    const id = await made();
    const kinds = (await Promise.all([resend(id), resend(id)])).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(["onItsWay", "queued"]);
    expect(await jobsOf(id)).toHaveLength(1);
  });

  const locked = "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker'";
  const secret = { code: "918273", link: "http://localhost/v", expiresAt: "2030-01-01T10:10:00.000Z" };
  test.each<[string, () => Promise<string>, object]>([
    ["a mail that a job is sending", () => givenUp(locked), { kind: "onItsWay" }],
    ["a queued mail", () => aMail(), { kind: "onItsWay" }],
    ["a mail without data", () => sent({}, false), { kind: "forgotten" }],
    [
      "a mail that contained a secret",
      () => sent({ kind: "VERIFY_EMAIL", data: secret }, false),
      { kind: "holdsSecret", of: "VERIFY_EMAIL" },
    ],
    ["an unknown mail", async () => randomUUID(), { kind: "notFound" }],
  ])("is refused for %s, and does not use up the key", async (_case, made, outcome) => {
    const id = await made();
    const idempotencyKey = randomUUID();
    expect(await resend(id, { idempotencyKey })).toEqual(outcome);
    expect(await resend(await sent(), { idempotencyKey })).toMatchObject({ kind: "queued" });
  });
});

describe("with a key", () => {
  test("happens once, also for four concurrent calls and after the mail was sent", async () => {
    const [id, idempotencyKey] = [await sent(), randomUUID()];
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => resend(id, { idempotencyKey })));
    expect(outcomes.map((outcome) => ("replayed" in outcome ? "replayed" : outcome.kind)).sort()).toEqual([
      "queued",
      "replayed",
      "replayed",
      "replayed",
    ]);
    await send(id);
    const repeat = await resend(id, { idempotencyKey });
    expect(repeat).toMatchObject({ kind: "queued", replayed: true, notification: { status: "SENT", timesSent: 2 } });
    expect(await jobsOf(id)).toEqual([]);
  });

  test("is refused for another mail, also when both calls are concurrent; keys of other actors do not matter", async () => {
    const [ids, idempotencyKey] = [[await sent(), await sent()], randomUUID()];
    const outcomes = await Promise.all(ids.map((id) => resend(id, { idempotencyKey })));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["keyReused", "queued"]);
    expect(await resend(await sent(), { idempotencyKey, actorId: randomUUID() })).toMatchObject({ kind: "queued" });
  });

  test("is possible again after the key has expired", async () => {
    const [id, idempotencyKey] = [await sent(), randomUUID()];
    await resend(id, { idempotencyKey });
    await store.forgetResendKeys(new Date(Date.now() - 60_000));
    expect(await resend(id, { idempotencyKey })).toMatchObject({ replayed: true });
    await store.forgetResendKeys(new Date(Date.now() + 60_000));
    expect(await resend(id, { idempotencyKey })).toEqual({ kind: "onItsWay" });
  });
});
