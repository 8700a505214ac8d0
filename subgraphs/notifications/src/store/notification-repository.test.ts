import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readPageArguments, type PageRequest } from "@souk/kernel/values/page";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { walkPages } from "@souk/kernel/testing/walk-pages";
import type { NewNotification } from "../domain/notification-store.js";
import { notificationsDatabase } from "./database-definition.js";
import { MailboxRepository } from "./mailbox-repository.js";
import { NotificationRepository } from "./notification-repository.js";

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let store: NotificationRepository;

beforeAll(async () => {
  testDatabase = await openTestDatabase("notifications", notificationsDatabase);
  store = new NotificationRepository(testDatabase.database);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

const recipient = "june@example.com";
const sentAt = new Date("2026-03-01T10:00:01Z");

function aNotification(more: Partial<NewNotification> = {}): NewNotification {
  return {
    id: randomUUID(),
    eventId: randomUUID(),
    sender: "service:accounts",
    userId: randomUUID(),
    recipient: null,
    orderId: null,
    kind: "VERIFY_EMAIL",
    subject: "Confirm",
    createdAt: new Date("2026-03-01T10:00:00.123Z"),
    data: { code: "918273", link: "http://localhost/v", expiresAt: "2026-03-01T10:10:00.000Z" },
    ...more,
  } as NewNotification;
}

/** Returns everything that the database has about a notification, as text. */
async function traceOf(id: string): Promise<string> {
  const rows: unknown[] = await testDatabase.database.manager.query(
    `select row_to_json(notification)::text, (select json_agg(job.payload)::text from graphile_worker._private_jobs job)
     from notifications notification where id = $1`,
    [id],
  );
  return JSON.stringify(rows);
}

describe("insertNotification", () => {
  test("accepts an event once, also for eight concurrent calls", async () => {
    const eventId = randomUUID();
    const requests = Array.from({ length: 8 }, () => aNotification({ eventId }));
    const inserted = await Promise.all(requests.map((notification) => store.insertNotification(notification)));
    expect(inserted.filter(Boolean)).toHaveLength(1);
    const ids = requests.map(({ id }) => id);
    const jobs: { max_attempts: number }[] = await testDatabase.database.manager.query(
      `select max_attempts from graphile_worker._private_jobs where payload #>> '{data,id}' = any($1)`,
      [ids],
    );
    expect(jobs).toEqual([{ max_attempts: 10 }]);
  });

  test("returns a queued notification unchanged", async () => {
    const notification = aNotification();
    await store.insertNotification(notification);
    const { id, kind, userId, data } = notification;
    expect(await store.takeUnsent(id)).toEqual({ id, kind, userId, recipient: null, data, locale: null, timesSent: 0 });
  });
});

describe("stored content", () => {
  test.each<[string, (id: string) => Promise<void>]>([
    ["sent by SMTP", (id) => store.markSent(id, { recipient, sentAt, body: null, keepsData: false })],
    ["failed", (id) => store.markFailed(id, { recipient, error: "550 no", keepsData: false })],
  ])("contains no code once the mail is %s", async (_case, mark) => {
    const notification = aNotification();
    const { id } = notification;
    await store.insertNotification(notification);
    expect(await traceOf(id)).toContain("918273");
    await mark(id);
    expect(await traceOf(id)).not.toContain("918273");
    expect(await store.takeUnsent(id)).toBeNull();
  });

  test("cannot be a secret in a sent or failed mail: the table refuses it", async () => {
    const notification: NewNotification = {
      ...aNotification(),
      kind: "PASSWORD_RESET",
      data: { link: "https://souk.example/x", expiresAt: "2026-01-01T10:10:00.000Z" },
    };
    await store.insertNotification(notification);
    const sent = { recipient, sentAt, body: null, keepsData: true };
    await expect(store.markSent(notification.id, sent)).rejects.toThrow(/notifications_secrets/);
    const failed = { recipient: null, error: "no answer", keepsData: true };
    await expect(store.markFailed(notification.id, failed)).rejects.toThrow(/notifications_secrets/);
    await store.markFailed(notification.id, { ...failed, keepsData: false });
  });

  test("a sent mail stays sent", async () => {
    const userId = randomUUID();
    const notification = aNotification({ userId });
    await store.insertNotification(notification);
    await store.markSent(notification.id, { recipient, sentAt, body: null, keepsData: false });
    await store.markFailed(notification.id, { recipient, error: "late", keepsData: false });
    const page = readPageArguments({}, "NEWEST", 2);
    const [found] = await store.listNotifications({ userId, filter: {} }, "NEWEST", page);
    expect(found?.row).toEqual({
      id: notification.id,
      kind: "VERIFY_EMAIL",
      sender: "service:accounts",
      userId,
      orderId: null,
      recipient,
      subject: "Confirm",
      createdAt: notification.createdAt,
      attempts: 0,
      lastError: null,
      status: "SENT",
      sentAt,
      deliveredAt: null,
      timesSent: 1,
      keepsContent: false,
    });
  });
});

describe("pages", () => {
  test("return each of the user's notifications once, newest first, even with equal times", async () => {
    const userId = randomUUID();
    const ids: string[] = [];
    for (const second of [1, 2, 2, 2, 3]) {
      const notification = aNotification({ userId, createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, second)) });
      await store.insertNotification(notification);
      ids.push(notification.id);
    }
    const list = (page: PageRequest) => store.listNotifications({ userId, filter: {} }, "NEWEST", page);
    const collected = (await walkPages({ sort: "NEWEST", pageSize: 2, list })).map(({ id }) => id);
    expect(collected).toHaveLength(5);
    expect(new Set(collected)).toEqual(new Set(ids));
    expect([collected[0], collected[4]]).toEqual([ids[4], ids[0]]);
    expect(await store.countNotifications({ userId, filter: {} })).toBe(5);
    expect(await store.countNotifications({ userId: null, filter: {} })).toBeGreaterThan(5);
  });
});

describe("the mailbox", () => {
  test("has only the mails that stayed in the shop, newest first", async () => {
    const mailbox = new MailboxRepository(testDatabase.database);
    const body = { text: "code 1", html: "<p>code 1</p>" };
    const stored = [aNotification(), aNotification()];
    for (const [index, notification] of stored.entries()) {
      await store.insertNotification(notification);
      const sent = { recipient, body, sentAt: new Date(sentAt.getTime() + index), keepsData: false };
      await store.markSent(notification.id, sent);
    }
    const queued = aNotification();
    await store.insertNotification(queued);
    expect((await mailbox.listMails(10)).map(({ id }) => id)).toEqual([stored[1]?.id, stored[0]?.id]);
    expect(await mailbox.listMails(1)).toHaveLength(1);
    const { id = "" } = stored[0] ?? {};
    expect(await mailbox.findMail(id)).toEqual({
      id,
      recipient,
      subject: "Confirm",
      kind: "VERIFY_EMAIL",
      sentAt,
      text: body.text,
      html: body.html,
    });
    expect(await mailbox.findMail(queued.id)).toBeNull();
  });
});

test("a claim assigns a guest's notifications at an address to the user, and no others", async () => {
  const [guestId, userId] = [randomUUID(), randomUUID()];
  const sentTo = (to: string, whose = guestId) => aNotification({ userId: whose, recipient: to });
  const [own, elsewhere, others] = [sentTo(recipient), sentTo("jo@example.com"), sentTo(recipient, randomUUID())];
  for (const notification of [own, elsewhere, others]) await store.insertNotification(notification);
  await store.changeUser([{ guestId, recipient: recipient.toUpperCase() }], userId);
  const idsOf = async (id: string) =>
    (await store.listNotifications({ userId: id, filter: {} }, "NEWEST", readPageArguments({}, "NEWEST", 2))).map(
      ({ row }) => row.id,
    );
  expect([await idsOf(userId), await idsOf(guestId)]).toEqual([[own.id], [elsewhere.id]]);
  expect(await idsOf(others.userId ?? "")).toEqual([others.id]);
});
