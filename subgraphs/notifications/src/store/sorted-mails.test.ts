import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readPageArguments, type ListedRow, type PageRequest } from "@souk/kernel/values/page";
import { ExplainingDatabase } from "@souk/kernel/testing/explaining-database";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { walkPages } from "@souk/kernel/testing/walk-pages";
import type { Notification } from "../domain/notification.js";
import { notificationSorts, type NotificationSort } from "../domain/notification-store.js";
import { notificationsDatabase } from "./database-definition.js";
import { NotificationRepository } from "./notification-repository.js";

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let watched: ExplainingDatabase;
let store: NotificationRepository;
const reader = randomUUID();

/** The subject identifies each mail; the rows set recipient, kind and day of March. */
const mails = [
  { subject: "a", recipient: "Zoe@example.com", kind: "ORDER_CANCELLED", day: 1 },
  { subject: "b", recipient: null, kind: "ORDER_CONFIRMATION", day: 2 },
  { subject: "c", recipient: "ada@example.com", kind: "ORDER_CANCELLED", day: 3 },
  { subject: "d", recipient: "zoe@example.com", kind: "ORDER_CONFIRMATION", day: 3 },
];

beforeAll(async () => {
  testDatabase = await openTestDatabase("notifications", notificationsDatabase);
  watched = new ExplainingDatabase(testDatabase.database);
  store = new NotificationRepository(watched.database);
  const { manager } = testDatabase.database;
  // in ascending order, so that "c" comes first of the two mails of one day
  const ids = mails.map(() => randomUUID()).sort();
  for (const [index, { subject, recipient, kind, day }] of mails.entries())
    await manager.query(
      `insert into notifications (id, event_id, kind, user_id, recipient, subject, data, status, created_at)
       values ($1::uuid, $1::text, $2, $3, $4, $5, '{}', 'QUEUED', $6)`,
      [ids[index], kind, reader, recipient, subject, new Date(Date.UTC(2026, 2, day))],
    );
  await manager.query(
    `insert into notifications (id, event_id, kind, user_id, recipient, subject, status, created_at, sent_at)
     select gen_random_uuid(), 'many:' || n, case when n % 3 = 0 then 'COURSE_ENROLLED' else 'ORDER_CONFIRMATION' end,
       gen_random_uuid(), 'buyer' || n % 4000 || '@example.com', 'Order', 'SENT', now() - n * interval '1 second', now()
     from generate_series(1, 20000) n`,
  );
  await manager.query(`vacuum analyze notifications`);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

function list(
  userId: string | null,
  sort: NotificationSort,
  page: PageRequest,
): Promise<readonly ListedRow<Notification>[]> {
  return store.listNotifications({ userId, filter: {} }, sort, page);
}

describe("mails", () => {
  test.each<[NotificationSort, string]>([
    ["NEWEST", "dcba"],
    ["OLDEST", "abcd"],
    ["RECIPIENT_ASC", "bcad"],
    ["RECIPIENT_DESC", "dacb"],
    ["KIND_ASC", "acbd"],
    ["KIND_DESC", "dbca"],
  ])("are sorted by %s, page by page", async (sort, expected) => {
    const collected = await walkPages({ sort, list: (page) => list(reader, sort, page) });
    expect(collected.map(({ subject }) => subject).join("")).toBe(expected);
  });

  test.each(notificationSorts)("by %s are read with an index, on the first page and in the middle", async (sort) => {
    const first = readPageArguments({ first: 20 }, sort, 2);
    const from = (await list(null, sort, { ...first, size: 100 })).at(-1)?.key ?? null;
    for (const page of [first, { ...first, from }]) {
      const plan = await watched.plansOf(() => list(null, sort, page));
      expect(plan).not.toContain("Seq Scan");
      expect(plan).not.toContain("Sort");
    }
  });
});
