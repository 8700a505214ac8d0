import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { readPageArguments } from "@souk/kernel/values/page";
import type { NewNotification } from "../domain/notification-store.js";
import { notificationsDatabase } from "./database-definition.js";
import { NotificationRepository } from "./notification-repository.js";

const sentAt = new Date("2026-03-01T10:00:01Z");
const reportedAt = new Date("2026-03-01T10:00:05Z");
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let store: NotificationRepository;

beforeAll(async () => {
  testDatabase = await openTestDatabase("notifications", notificationsDatabase);
  store = new NotificationRepository(testDatabase.database);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

const userId = randomUUID();

async function queuedMail(): Promise<string> {
  const id = randomUUID();
  const mail = {
    id,
    eventId: id,
    sender: null,
    userId,
    recipient: "june@example.com",
    orderId: null,
    subject: "Order",
  };
  const content = { kind: "ORDER_CANCELLED", data: { orderNumber: "ORD-1" }, createdAt: sentAt };
  await store.insertNotification({ ...mail, ...content } as NewNotification);
  return id;
}

async function send(id: string): Promise<void> {
  await store.takeUnsent(id);
  await store.markSent(id, { recipient: "june@example.com", sentAt, body: null, keepsData: true });
}

async function sendAgain(id: string): Promise<void> {
  await testDatabase.database.manager.query(
    `delete from graphile_worker._private_jobs where payload #>> '{data,id}' = $1`,
    [id],
  );
  await store.resend({ id, actorId: userId, idempotencyKey: null, jobsOf: () => [] });
}

const end = (id: string, bounce: string | null = null, round = 0) =>
  store.endMails([{ id, round, bounce }], reportedAt);

async function stateOf(id: string): Promise<unknown[]> {
  const scope = { userId, filter: {} };
  const page = readPageArguments({}, "NEWEST", 2);
  const rows = await store.listNotifications(scope, "NEWEST", page);
  const mail = rows.map(({ row }) => row).find((row) => row.id === id);
  return [mail?.status, mail?.deliveredAt ?? null, mail?.lastError ?? null];
}

describe("S1-47: the report of a mail service", () => {
  test("makes a sent mail DELIVERED once, and the lists by status show it", async () => {
    const [id, other] = [await queuedMail(), await queuedMail()];
    for (const mail of [id, other]) await send(mail);
    expect(await end(id)).toBe(0);
    await store.endMails([{ id, round: 0, bounce: null }], new Date());
    expect(await stateOf(id)).toEqual(["DELIVERED", reportedAt, null]);
    const count = (status: "SENT" | "DELIVERED") => store.countNotifications({ userId, filter: { status } });
    expect([await count("SENT"), await count("DELIVERED")]).toEqual([1, 1]);
  });

  test("makes a bounced mail FAILED, also after a delivery and whatever is reported later", async () => {
    const id = await queuedMail();
    await send(id);
    for (const bounce of [null, "no such mailbox", null]) await end(id, bounce);
    expect(await stateOf(id)).toEqual(["FAILED", null, "no such mailbox"]);
  });

  test("must be repeated when it comes before the mail is stored as sent", async () => {
    const id = await queuedMail();
    expect(await end(id)).toBe(1);
    await send(id);
    expect(await end(id)).toBe(0);
    expect(await stateOf(id)).toEqual(["DELIVERED", reportedAt, null]);
  });

  test("on an earlier sending changes nothing", async () => {
    const id = await queuedMail();
    await send(id);
    await end(id);
    await sendAgain(id);
    expect(await end(id, "no such mailbox")).toBe(0);
    expect(await stateOf(id)).toEqual(["QUEUED", null, null]);
    await send(id);
    await end(id, "no such mailbox");
    expect(await stateOf(id)).toEqual(["SENT", null, null]);
    await end(id, null, 1);
    expect(await stateOf(id)).toEqual(["DELIVERED", reportedAt, null]);
  });

  test("on an unknown mail is ignored", async () => {
    expect(await end(randomUUID())).toBe(0);
  });
});
