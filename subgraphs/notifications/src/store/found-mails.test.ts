import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readPageArguments } from "@souk/kernel/values/page";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { withoutTimeLimit } from "@souk/kernel/testing/without-time-limit";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import type { NewNotification, NotificationFilter } from "../domain/notification-store.js";
import { notificationsDatabase } from "./database-definition.js";
import { scopeConditions } from "./notification-list-sql.js";
import { NotificationRepository } from "./notification-repository.js";

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let store: NotificationRepository;
const [june, ada] = [randomUUID(), randomUUID()];
const [orderId, otherOrderId] = [randomUUID(), randomUUID()];
const createdAt = new Date("2026-03-01T10:00:00.000Z");
const page = readPageArguments({}, "NEWEST", 2);
const ids: Record<string, string> = {};

beforeAll(async () => {
  testDatabase = await openTestDatabase("notifications", notificationsDatabase);
  store = new NotificationRepository(testDatabase.database);
  ids.sent = await aMail({ userId: june, orderId, subject: "Order ORD-1 confirmed", recipient: "June@example.com" });
  ids.failed = await aMail({ userId: ada, orderId: otherOrderId, subject: "Order ORD-2 was cancelled" });
  ids.queued = await aMail({ userId: ada, orderId, kind: "ORDER_REFUNDED", subject: "50% back_" });
  await store.markSent(ids.sent, { recipient: "June@example.com", sentAt: createdAt, body: null, keepsData: false });
  await store.markFailed(ids.failed, { recipient: "ada@example.com", error: "no answer", keepsData: true });
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

async function aMail(more: Partial<NewNotification> = {}): Promise<string> {
  const id = randomUUID();
  const plain = {
    id,
    eventId: id,
    sender: null,
    userId: june,
    orderId: null,
    recipient: null,
    subject: "Order",
    createdAt,
  };
  await store.insertNotification({
    ...plain,
    kind: "ORDER_CANCELLED",
    data: { orderNumber: "ORD-1" },
    ...more,
  } as NewNotification);
  return id;
}

describe("filters", () => {
  test.each<[string, NotificationFilter, string[]]>([
    ["nothing", {}, ["sent", "failed", "queued"]],
    ["a status", { status: "FAILED" }, ["failed"]],
    ["a kind", { kind: "ORDER_REFUNDED" }, ["queued"]],
    ["a recipient, case-insensitive", { recipient: "jUNE@EXAMPLE.com" }, ["sent"]],
    ["only a part of a recipient", { recipient: "june" }, []],
    ["an order", { orderId }, ["sent", "queued"]],
    ["a part of the subject, case-insensitive", { search: "ord-2 WAS" }, ["failed"]],
    ["a part of the address", { search: "ada@" }, ["failed"]],
    ["characters of a pattern as text", { search: "50% back_" }, ["queued"]],
    ["text that matches no other mail", { search: "5_% b" }, []],
    ["several at once", { orderId, status: "SENT", search: "confirmed" }, ["sent"]],
  ])("%s", async (_name, filter, expected) => {
    const scope = { userId: null, filter };
    const found = (await store.listNotifications(scope, "NEWEST", page)).map(({ row }) => row.id);
    expect(new Set(found)).toEqual(new Set(expected.map((name) => ids[name])));
    expect(await store.countNotifications(scope)).toBe(expected.length);
  });

  test("apply within the user's own mails", async () => {
    const found = await store.listNotifications({ userId: ada, filter: { orderId } }, "NEWEST", page);
    expect(found.map(({ row }) => row.id)).toEqual([ids.queued]);
  });
});

test("the mails of orders are everyone's for a null user, otherwise the user's own", async () => {
  const of = async (userId: string | null) =>
    new Set((await store.notificationsOfOrders([orderId, otherOrderId, randomUUID()], userId)).map(({ id }) => id));
  expect(await of(null)).toEqual(new Set([ids.sent, ids.failed, ids.queued]));
  expect(await of(june)).toEqual(new Set([ids.sent]));
});

test("an attempt is counted, and its error is stored until the mail is sent", async () => {
  const id = await aMail();
  const seen = async () => {
    const listed = await store.listNotifications({ userId: null, filter: {} }, "NEWEST", page);
    const found = listed.map(({ row }) => row).find((one) => one.id === id);
    return [found?.attempts, found?.lastError];
  };
  await store.takeUnsent(id);
  await store.noteFailedTry(id, "connection refused");
  expect(await seen()).toEqual([1, "connection refused"]);
  await store.takeUnsent(id);
  const body = { text: "t", html: "h" };
  await store.markSent(id, { recipient: "june@example.com", sentAt: createdAt, body, keepsData: false });
  expect(await seen()).toEqual([2, null]);
  expect(await store.storedContents([id])).toEqual([{ id, body, content: null, locale: null }]);
});

describe("with 10,000 mails", () => {
  beforeAll(async () => {
    await withoutTimeLimit(testDatabase.database, async (manager) => {
      await manager.query(
        `insert into notifications (id, event_id, kind, user_id, recipient, subject, status, created_at, sent_at, error, order_id)
       select gen_random_uuid(), 'many:' || n, case when n % 500 = 0 then 'COURSE_ENROLLED' else 'ORDER_CONFIRMATION' end,
         gen_random_uuid(), 'buyer' || n || '@example.com', 'Order ORD-' || n || ' is confirmed',
         case when n % 500 = 1 then 'FAILED' else 'SENT' end, now() - n * interval '1 second',
         case when n % 500 = 1 then null else now() end, case when n % 500 = 1 then 'no' end, gen_random_uuid()
       from generate_series(1, 10000) n`,
      );
    });
    await testDatabase.database.manager.query(`analyze notifications`);
  });

  test.each<[string, NotificationFilter]>([
    ["nothing", {}],
    ["a status that is rare", { status: "FAILED" }],
    ["a status that is not", { status: "SENT" }],
    ["a kind", { kind: "COURSE_ENROLLED" }],
    ["a recipient", { recipient: "buyer77@example.com" }],
    ["an order", { orderId }],
    ["a search", { search: "ORD-3141" }],
  ])("a list by %s uses an index", async (_name, filter) => {
    const parameters = new SqlParameters();
    const conditions = scopeConditions({ userId: null, filter }, parameters);
    const [{ "QUERY PLAN": plan }] = await testDatabase.database.manager.query(
      `explain (format json) select id from notifications where ${conditions} order by created_at desc, id desc limit 21`,
      parameters.values,
    );
    expect(JSON.stringify(plan)).toContain("Index");
    expect(JSON.stringify(plan)).not.toContain("Seq Scan");
  });
});
