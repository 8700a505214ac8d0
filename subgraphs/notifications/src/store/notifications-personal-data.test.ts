import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { notificationsDatabase } from "./database-definition.js";
import { NotificationRepository } from "./notification-repository.js";
import { NotificationsPersonalData } from "./notifications-personal-data.js";

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let store: NotificationRepository;
let data: NotificationsPersonalData;

beforeAll(async () => {
  testDatabase = await openTestDatabase("notifications", notificationsDatabase);
  store = new NotificationRepository(testDatabase.database);
  data = new NotificationsPersonalData(testDatabase.database);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

function aPerson() {
  const userId = randomUUID();
  return { userId, email: `June.${userId.slice(0, 8)}@example.com` };
}

interface AMail {
  readonly userId: string | null;
  readonly recipient: string | null;
  readonly sentHoursAgo?: number;
}

/** Inserts a mail that is queued, or was sent the given number of hours ago. Returns its id. */
async function aMail({ userId, recipient, sentHoursAgo }: AMail, more: object = {}): Promise<string> {
  const id = randomUUID();
  const content = { kind: "ORDER_CANCELLED", data: { orderNumber: "ORD-1" } } as const;
  await store.insertNotification({
    ...content,
    id,
    eventId: id,
    sender: null,
    userId,
    recipient,
    orderId: null,
    subject: "Order",
    createdAt: new Date(),
    ...more,
  });
  if (sentHoursAgo !== undefined) {
    const sentAt = new Date(Date.now() - sentHoursAgo * 3_600_000);
    const body = { text: "t", html: "h" };
    await store.markSent(id, { recipient: recipient ?? "june@example.com", sentAt, body, keepsData: true });
  }
  return id;
}

async function stateOf(id: string): Promise<unknown> {
  const [row] = await testDatabase.database.manager.query(
    'select recipient, status, body_text as body, data is not null as "keepsData" from notifications where id = $1',
    [id],
  );
  return row;
}

describe("mail to an erased person", () => {
  test.each([
    ["that was sent to the account", (one: AMail): AMail => ({ ...one, sentHoursAgo: 2 })],
    [
      "that was sent to the address only, however it is written",
      (one: AMail): AMail => ({ userId: null, recipient: one.recipient?.toLowerCase() ?? null, sentHoursAgo: 2 }),
    ],
  ])("%s loses recipient and text", async (_which, mailOf) => {
    const person = aPerson();
    const id = await aMail(mailOf({ userId: person.userId, recipient: person.email }));
    await data.erase(person);
    expect(await stateOf(id)).toEqual({ recipient: "erased", status: "SENT", body: null, keepsData: false });
  });

  test("loses its data at once when it was just sent, so that it cannot be sent again", async () => {
    const person = aPerson();
    const id = await aMail({ userId: person.userId, recipient: person.email, sentHoursAgo: 0 });
    await data.erase(person);
    expect(await stateOf(id)).toEqual({ recipient: person.email, status: "SENT", body: "t", keepsData: false });
  });

  test("loses the subject of free text, and keeps the subject of a template", async () => {
    const person = aPerson();
    const mail = { userId: person.userId, recipient: person.email, sentHoursAgo: 2 };
    const free = { kind: "MESSAGE", data: { subject: "For June", body: "x" }, subject: "For June" } as const;
    const ids = [await aMail(mail, free), await aMail(mail)];
    await data.erase(person);
    const subjects = await testDatabase.database.manager.query(
      `select subject from notifications where id = any($1) order by array_position($1, id)`,
      [ids],
    );
    expect(subjects).toEqual([{ subject: "erased" }, { subject: "Order" }]);
  });

  test("leaves mail to other people unchanged", async () => {
    const [person, other] = [aPerson(), aPerson()];
    const id = await aMail({ userId: other.userId, recipient: other.email, sentHoursAgo: 2 });
    await data.erase(person);
    expect(await stateOf(id)).toEqual({ recipient: other.email, status: "SENT", body: "t", keepsData: true });
  });

  test("is sent first when it is queued, and erased an hour later by the sweep", async () => {
    const person = aPerson();
    const id = await aMail({ userId: person.userId, recipient: person.email });
    await data.erase(person);
    expect(await stateOf(id)).toMatchObject({ recipient: person.email, status: "QUEUED" });
    await store.markSent(id, { recipient: person.email, sentAt: new Date(), body: null, keepsData: true });
    await store.eraseForgotten();
    expect(await stateOf(id)).toMatchObject({ recipient: person.email, keepsData: false });
    await testDatabase.database.manager.query(
      "update notifications set sent_at = sent_at - interval '61 minutes' where id = $1",
      [id],
    );
    await store.eraseForgotten();
    expect(await stateOf(id)).toMatchObject({ recipient: "erased" });
  });

  test("leaves no trace of the person a day later", async () => {
    const person = aPerson();
    const noted = async (): Promise<number> =>
      (await testDatabase.database.manager.query("select 1 from erased_people where user_id = $1", [person.userId]))
        .length;
    await data.erase(person);
    await data.erase(person);
    expect(await noted()).toBe(1);
    await testDatabase.database.manager.query("update erased_people set erased_at = erased_at - interval '25 hours'");
    await store.eraseForgotten();
    expect(await noted()).toBe(0);
  });
});

test("a person's export has the stored data of their mails, without secrets", async () => {
  const person = aPerson();
  // the export has the newest mail first
  const createdAt = new Date(Date.now() - 3 * 3_600_000);
  await aMail({ userId: person.userId, recipient: person.email, sentHoursAgo: 2 }, { createdAt });
  const id = randomUUID();
  const secret = { code: "918273", link: "http://localhost/v", expiresAt: "2030-01-01T10:10:00.000Z" };
  await store.insertNotification({
    id,
    eventId: id,
    sender: null,
    userId: person.userId,
    recipient: person.email,
    orderId: null,
    subject: "Confirm",
    createdAt: new Date(),
    kind: "VERIFY_EMAIL",
    data: secret,
  });
  const { notifications } = await data.read(person);
  expect(notifications).toMatchObject([
    { subject: "Confirm", status: "QUEUED", content: null, timesSent: 0 },
    { subject: "Order", status: "SENT", content: { orderNumber: "ORD-1" }, timesSent: 1 },
  ]);
});
