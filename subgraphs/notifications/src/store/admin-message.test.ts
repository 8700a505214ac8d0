import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { eventually } from "@souk/kernel/testing/eventually";
import { ExplainingDatabase } from "@souk/kernel/testing/explaining-database";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { AdminMessage, NewNotification } from "../domain/notification-store.js";
import { insertAdminMessage } from "./admin-message.js";
import { notificationsDatabase } from "./database-definition.js";
import { NotificationRepository } from "./notification-repository.js";

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let store: NotificationRepository;
const now = new Date("2026-05-04T12:00:00.000Z");
const hourMs = 3_600_000;

beforeAll(async () => {
  testDatabase = await openTestDatabase("notifications", notificationsDatabase);
  store = new NotificationRepository(testDatabase.database);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

interface Given {
  readonly sender: string;
  readonly address: string;
  /** The account that has the address, when the message is for that account. */
  readonly userId?: string;
  readonly key?: string;
  readonly hash?: string;
  readonly minutesAgo?: number;
  readonly max?: AdminMessage["maxPerHour"];
}

const generous = { bySender: 1000, toRecipient: 1000 };

function aMessage(given: Given): AdminMessage {
  const { sender, address, userId = null, key = randomUUID(), hash = "hash", minutesAgo = 0, max = generous } = given;
  const notification: NewNotification = {
    id: randomUUID(),
    eventId: `${sender}:${key}`,
    kind: "MESSAGE",
    data: { subject: "Hello", body: "A word." },
    userId,
    recipient: userId === null ? address : null,
    orderId: null,
    subject: "Hello",
    createdAt: new Date(now.getTime() - minutesAgo * 60_000),
    sender,
  };
  return { notification, address, requestHash: hash, maxPerHour: max, jobs: [] };
}

const send = (given: Given) => store.insertAdminMessage(aMessage(given));

/**
 * Returns the outcomes of concurrent messages. Two of them must wait, for the lock of a limit or for the table, before
 * any is written.
 */
async function outcomesAtOnce(messages: readonly Given[]): Promise<string[]> {
  const answers = await testDatabase.database.transaction(async (manager) => {
    await manager.query(`lock table notifications in share mode`);
    const answering = Promise.all(messages.map(send));
    await eventually(async () => {
      const waiting: unknown[] = await manager.query(
        `select 1 from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()`,
      );
      expect(waiting.length).toBeGreaterThanOrEqual(2);
    });
    return { answering };
  });
  return (await answers.answering).map(({ kind }) => kind).toSorted();
}

const anAdmin = () => `admin:${randomUUID()}`;
const anAddress = () => `${randomUUID()}@example.com`;

describe("messages of admins", () => {
  test("queue one notification and one job for concurrent requests with one key", async () => {
    const message = { sender: anAdmin(), address: anAddress(), key: "k" };
    const answers = await Promise.all([send(message), send(message), send(message)]);
    const ids = new Set(answers.map((answer) => answer.kind === "queued" && answer.notification.id));
    expect(ids.size).toBe(1);
    expect(answers.filter((answer) => answer.kind === "queued" && !answer.isReplay)).toHaveLength(1);
    const jobs = await testDatabase.database.manager.query(
      `select 1 from graphile_worker._private_jobs where payload -> 'data' ->> 'id' = $1`,
      [[...ids][0]],
    );
    expect(jobs).toHaveLength(1);
    expect(await send({ ...message, hash: "another" })).toEqual({ kind: "keyReused" });
  });

  test("are two for two admins with the same key", async () => {
    const address = anAddress();
    for (const sender of [anAdmin(), anAdmin()])
      expect(await send({ sender, address, key: "k" })).toMatchObject({ kind: "queued", isReplay: false });
  });

  test("from one admin do not exceed the sender's limit when concurrent", async () => {
    const sender = anAdmin();
    const max = { bySender: 1, toRecipient: 1000 };
    const messages = Array.from({ length: 3 }, () => ({ sender, address: anAddress(), max }));
    expect(await outcomesAtOnce(messages)).toEqual(["queued", "tooMany", "tooMany"]);
  });

  test("from several admins do not exceed the recipient's limit when concurrent, however the address is written", async () => {
    const address = anAddress();
    const max = { bySender: 1000, toRecipient: 1 };
    const messages = Array.from({ length: 3 }, (_, index) => ({
      sender: anAdmin(),
      address: index % 2 === 0 ? address : address.toUpperCase(),
      max,
    }));
    expect(await outcomesAtOnce(messages)).toEqual(["queued", "tooMany", "tooMany"]);
  });

  test("to an account and to its address count together", async () => {
    const [address, userId] = [anAddress(), randomUUID()];
    const max = { bySender: 1000, toRecipient: 2 };
    for (const one of [{ address }, { address, userId }])
      expect(await send({ ...one, sender: anAdmin(), max })).toMatchObject({ kind: "queued" });
    expect(await send({ address, userId, sender: anAdmin(), max })).toMatchObject({ kind: "tooMany" });
  });

  test("return a repeat even at the limit, and do not count it", async () => {
    const message = { sender: anAdmin(), address: anAddress(), key: "k", max: { bySender: 1, toRecipient: 1 } };
    expect(await send(message)).toMatchObject({ kind: "queued", isReplay: false });
    expect(await send(message)).toMatchObject({ kind: "queued", isReplay: true });
    expect(await send({ ...message, key: "other" })).toMatchObject({ kind: "tooMany" });
  });

  test("are allowed again when the oldest counted message is an hour old", async () => {
    const [sender, address] = [anAdmin(), anAddress()];
    const max = { bySender: 3, toRecipient: 2 };
    await send({ sender, address: anAddress(), minutesAgo: 50 });
    await send({ sender: anAdmin(), address, minutesAgo: 40 });
    await send({ sender: anAdmin(), address, minutesAgo: 30 });
    const retryAt = new Date(now.getTime() - 40 * 60_000 + hourMs);
    expect(await send({ sender, address, max })).toEqual({ kind: "tooMany", retryAt });
    expect(await send({ sender, address, max, minutesAgo: -21 })).toMatchObject({ kind: "queued" });
  });

  test("do not count mails from services", async () => {
    const [sender, address] = ["service:orders", anAddress()];
    const { notification } = aMessage({ sender, address });
    await store.insertNotification(notification);
    expect(await send({ sender: anAdmin(), address, max: { bySender: 1, toRecipient: 1 } })).toMatchObject({
      kind: "queued",
    });
  });

  test("are counted with indexes", async () => {
    const { manager } = testDatabase.database;
    await manager.query(
      `insert into notifications (id, event_id, kind, user_id, recipient, subject, status, created_at, sent_at, sender, request_hash)
       select gen_random_uuid(), 'many:' || n, 'MESSAGE', gen_random_uuid(), 'buyer' || n % 4000 || '@example.com', 'Hello', 'SENT',
         $1::timestamptz - n * interval '1 second', now(), 'admin:' || n % 500, case when n % 2 = 0 then 'hash' end
       from generate_series(1, 20000) n`,
      [now],
    );
    await manager.query(`vacuum analyze notifications`);
    const watched = new ExplainingDatabase(testDatabase.database);
    const message = aMessage({ sender: "admin:8", address: "buyer8@example.com", userId: randomUUID() });
    const plans = await watched.plansOf(() => insertAdminMessage(watched.database.manager, message));
    expect(plans).not.toContain("Seq Scan on notifications");
    expect(plans).toContain("notifications_by_admins");
  });
});
