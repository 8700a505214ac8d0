import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { notificationsDatabase } from "./database-definition.js";
import { NotificationRepository } from "./notification-repository.js";
import { NotificationsPersonalData } from "./notifications-personal-data.js";

let opened: Awaited<ReturnType<typeof openTestDatabase>>;
let store: NotificationRepository;
let data: NotificationsPersonalData;

beforeAll(async () => {
  opened = await openTestDatabase("notifications", notificationsDatabase);
  store = new NotificationRepository(opened.database);
  data = new NotificationsPersonalData(opened.database);
});

afterAll(async () => opened[Symbol.asyncDispose]());

function aPerson() {
  const userId = randomUUID();
  return { userId, email: `June.${userId.slice(0, 8)}@example.com` };
}

interface AMail {
  readonly userId: string | null;
  readonly recipient: string | null;
  readonly sentHoursAgo?: number;
}

/** The id of a mail that waits, or was sent so long ago. */
async function aMail({ userId, recipient, sentHoursAgo }: AMail): Promise<string> {
  const id = randomUUID();
  const content = { kind: "ORDER_CANCELLED", data: { orderNumber: "ORD-1" } } as const;
  await store.insertNotification({
    ...content,
    id,
    eventId: id,
    userId,
    recipient,
    orderId: null,
    subject: "Order",
    createdAt: new Date(),
  });
  if (sentHoursAgo !== undefined) {
    const sentAt = new Date(Date.now() - sentHoursAgo * 3_600_000);
    const body = { text: "t", html: "h" };
    await store.markSent(id, { recipient: recipient ?? "june@example.com", sentAt, body, keepsData: true });
  }
  return id;
}

async function stateOf(id: string): Promise<unknown> {
  const [row] = await opened.database.manager.query(
    'select recipient, status, body_text as body, data is not null as "keepsData" from notifications where id = $1',
    [id],
  );
  return row;
}

describe("mail to a person who is forgotten", () => {
  test.each([
    ["that went to the account", (one: AMail): AMail => ({ ...one, sentHoursAgo: 2 })],
    [
      "that went to the address alone, however it is written",
      (one: AMail): AMail => ({ userId: null, recipient: one.recipient?.toLowerCase() ?? null, sentHoursAgo: 2 }),
    ],
  ])("%s loses recipient and text", async (_which, mailOf) => {
    const person = aPerson();
    const id = await aMail(mailOf({ userId: person.userId, recipient: person.email }));
    await data.erase(person);
    expect(await stateOf(id)).toEqual({ recipient: "erased", status: "SENT", body: null, keepsData: false });
  });

  test("that has just been sent loses at once what it told, so that nobody sends it again", async () => {
    const person = aPerson();
    const id = await aMail({ userId: person.userId, recipient: person.email, sentHoursAgo: 0 });
    await data.erase(person);
    expect(await stateOf(id)).toEqual({ recipient: person.email, status: "SENT", body: "t", keepsData: false });
  });

  test("of another stays as it is", async () => {
    const [person, other] = [aPerson(), aPerson()];
    const id = await aMail({ userId: other.userId, recipient: other.email, sentHoursAgo: 2 });
    await data.erase(person);
    expect(await stateOf(id)).toEqual({ recipient: other.email, status: "SENT", body: "t", keepsData: true });
  });

  test("that waits is sent first, and forgotten an hour later by the minute's sweep", async () => {
    const person = aPerson();
    const id = await aMail({ userId: person.userId, recipient: person.email });
    await data.erase(person);
    expect(await stateOf(id)).toMatchObject({ recipient: person.email, status: "QUEUED" });
    await store.markSent(id, { recipient: person.email, sentAt: new Date(), body: null, keepsData: true });
    await store.eraseForgotten();
    expect(await stateOf(id)).toMatchObject({ recipient: person.email, keepsData: false });
    await opened.database.manager.query(
      "update notifications set sent_at = sent_at - interval '61 minutes' where id = $1",
      [id],
    );
    await store.eraseForgotten();
    expect(await stateOf(id)).toMatchObject({ recipient: "erased" });
  });

  test("leaves no note of them a day later", async () => {
    const person = aPerson();
    const noted = async (): Promise<number> =>
      (await opened.database.manager.query("select 1 from erased_people where user_id = $1", [person.userId])).length;
    await data.erase(person);
    await data.erase(person);
    expect(await noted()).toBe(1);
    await opened.database.manager.query("update erased_people set erased_at = erased_at - interval '25 hours'");
    await store.eraseForgotten();
    expect(await noted()).toBe(0);
  });
});

test("a person reads what their mails tell as long as it is kept, and no secret", async () => {
  const person = aPerson();
  await aMail({ userId: person.userId, recipient: person.email, sentHoursAgo: 2 });
  const id = randomUUID();
  const secret = { code: "918273", link: "http://localhost/v", expiresAt: "2030-01-01T10:10:00.000Z" };
  await store.insertNotification({
    id,
    eventId: id,
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
