import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { withoutTimeLimit } from "@souk/kernel/testing/without-time-limit";
import { notificationsDatabase } from "./database-definition.js";
import { forgetContentsSql } from "./given-up-mails-sql.js";
import { NotificationRepository } from "./notification-repository.js";

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let store: NotificationRepository;
const createdAt = new Date("2026-03-01T10:00:00.000Z");
const dayLater = new Date("2026-03-02T10:00:00.000Z");
const content = { kind: "ORDER_CANCELLED", data: { orderNumber: "ORD-1" } } as const;

beforeAll(async () => {
  testDatabase = await openTestDatabase("notifications", notificationsDatabase);
  store = new NotificationRepository(testDatabase.database);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

async function aSentMail(): Promise<string> {
  const id = randomUUID();
  const plain = {
    id,
    eventId: id,
    sender: null,
    userId: randomUUID(),
    recipient: null,
    orderId: null,
    subject: "Order",
    createdAt,
  };
  await store.insertNotification({ ...plain, ...content });
  await store.markSent(id, { recipient: "june@example.com", sentAt: dayLater, body: null, keepsData: true });
  await testDatabase.database.manager.query(
    "delete from graphile_worker._private_jobs where payload #>> '{data,id}' = $1",
    [id],
  );
  return id;
}

const isStored = async (id: string) => (await store.storedContents([id]))[0]?.content !== null;
const resend = (id: string) => store.resend({ id, actorId: randomUUID(), idempotencyKey: null, jobsOf: () => [] });

describe("the data of a sent mail", () => {
  test("is kept for its time after it was written, however late it was sent", async () => {
    const id = await aSentMail();
    await store.forgetContents({ failed: dayLater, sent: createdAt });
    expect(await store.storedContents([id])).toEqual([{ id, body: null, content, locale: null }]);
    await store.forgetContents({ failed: createdAt, sent: dayLater });
    expect(await isStored(id)).toBe(false);
    expect(await resend(id)).toEqual({ kind: "forgotten" });
  });

  test("is kept while the mail is sent again, and for its time when that fails", async () => {
    const id = await aSentMail();
    await resend(id);
    await store.forgetContents({ failed: dayLater, sent: dayLater });
    expect(await isStored(id)).toBe(true);
    await store.markFailed(id, { recipient: null, error: "no answer", keepsData: true });
    await testDatabase.database.manager.query(
      "update graphile_worker._private_jobs set attempts = max_attempts where payload #>> '{data,id}' = $1",
      [id],
    );
    await store.forgetContents({ failed: dayLater, sent: createdAt });
    expect(await isStored(id)).toBe(true);
    await store.forgetContents({ failed: createdAt, sent: dayLater });
    expect(await isStored(id)).toBe(false);
  });
});

test("with 10,000 stored mails, an index finds those to delete", async () => {
  await withoutTimeLimit(testDatabase.database, async (manager) => {
    await manager.query(
      `insert into notifications (id, event_id, kind, recipient, subject, status, created_at, sent_at, data)
     select gen_random_uuid(), 'many:' || n, 'ORDER_CANCELLED', 'june@example.com', 'Order', 'SENT',
       now() - n * interval '1 second', now(), '{"orderNumber": "ORD-1"}'
     from generate_series(1, 10000) n`,
    );
  });
  await testDatabase.database.manager.query(`analyze notifications`);
  const monthAgo = new Date(Date.now() - 30 * 24 * 3600 * 1000);
  const weekAgo = new Date(Date.now() - 7 * 24 * 3600 * 1000);
  const [{ "QUERY PLAN": plan }] = await testDatabase.database.manager.query(
    `explain (format json) ${forgetContentsSql}`,
    [weekAgo, monthAgo],
  );
  const scanned = JSON.stringify(plan).matchAll(/"Node Type":"Seq Scan"[^{}]*?"Relation Name":"(\w+)"/g);
  expect([...scanned].map(([, table]) => table)).not.toContain("notifications");
  for (const index of ["notifications_kept_unsent", "notifications_kept_sent"])
    expect(JSON.stringify(plan)).toContain(index);
});
