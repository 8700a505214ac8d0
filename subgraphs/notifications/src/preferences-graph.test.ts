import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { eventually } from "@souk/kernel/testing/eventually";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { NotificationRepository } from "./store/notification-repository.js";
import { NotificationsHarness } from "./testing/notifications-harness.js";

const users: Record<string, { email: string; fullName: string | null }> = {};
let harness: NotificationsHarness;

beforeAll(async () => {
  harness = await NotificationsHarness.start({ users });
});

afterAll(async () => harness[Symbol.asyncDispose]());

/** Returns a new user of the shop. */
function aUser(): { readonly as: TestViewer; readonly email: string } {
  const id = randomUUID();
  const email = `June.${id.slice(0, 8)}@example.com`;
  users[id] = { email, fullName: "June" };
  return { as: { id, role: "CUSTOMER" }, email };
}

const toReview = [{ name: "Lamp", link: "https://shop.example/account/reviews/1" }];

/** Sends a request for reviews. */
function requested(to: { readonly userId?: string; readonly recipient?: string }): Promise<any> {
  return mailed({ kind: "REVIEW_REQUEST", data: { orderNumber: "ORD-1", lines: toReview }, ...to });
}

/** Sends a mail. Returns its row with the token of its link; null when its reader has refused it. */
async function mailed(given: object): Promise<any> {
  const eventId = randomUUID();
  const input = { eventId, ...given };
  const notify = `mutation ($input: NotifyInput!) { notify(input: $input) }`;
  expect(await harness.execute(notify, { input }, { from: "orders" })).toEqual({ data: { notify: true } });
  const stored = `select from notifications where event_id = $1`;
  if ((await harness.database.manager.query(stored, [eventId])).length === 0) return null;
  return eventually(async () => {
    const [mail] = await harness.database.manager.query(`select * from notifications where event_id = $1`, [eventId]);
    expect(mail.status).not.toBe("QUEUED");
    return { ...mail, token: /mail-preferences\/([\w-]+)/.exec(mail.body_text ?? "")?.[1] };
  });
}

const fields = `kind isAccepted source chosenAt`;
const saved = `__typename ... on MailPreferencesSaved { preferences { ${fields} } }
  ... on NotFound { message } ... on InvalidInput { fields { path message } }`;

async function ofViewer(as: TestViewer): Promise<any> {
  return (await harness.execute(`{ mailPreferences { ${fields} } }`, {}, { as })).data.mailPreferences;
}

async function ofLink(token: string): Promise<any> {
  const query = `query ($token: String!) { mailPreferencesByLink(token: $token) { kind preferences { ${fields} } } }`;
  return (await harness.execute(query, { token })).data.mailPreferencesByLink;
}

async function choose(isAccepted: boolean, as: TestViewer, kind = "REVIEW_REQUEST"): Promise<any> {
  const query = `mutation ($input: SetMailPreferencesInput!) { setMailPreferences(input: $input) { ${saved} } }`;
  const input = { preferences: [{ kind, isAccepted }] };
  return (await harness.execute(query, { input }, { as })).data.setMailPreferences;
}

async function chooseByLink(token: string, preferences: object[]): Promise<any> {
  const query = `mutation ($input: SetMailPreferencesByLinkInput!) { setMailPreferencesByLink(input: $input) { ${saved} } }`;
  return (await harness.execute(query, { input: { token, preferences } })).data.setMailPreferencesByLink;
}

const reminders = { kind: "CART_REMINDER", isAccepted: true };
const stockMails = { kind: "BACK_IN_STOCK", isAccepted: true };
const priceMails = { kind: "PRICE_FALL", isAccepted: true };
const questionMails = { kind: "LESSON_QUESTION", isAccepted: true };
const answerMails = { kind: "LESSON_ANSWER", isAccepted: true };
const announcements = { kind: "COURSE_ANNOUNCEMENT", isAccepted: true };
const refusal = { kind: "REVIEW_REQUEST", isAccepted: false };

test("a user who refuses a kind of mail gets none, until they accept it again", async () => {
  const { as } = aUser();
  expect(await ofViewer(as)).toEqual([
    { kind: "CART_REMINDER", isAccepted: true, source: null, chosenAt: null },
    { kind: "REVIEW_REQUEST", isAccepted: true, source: null, chosenAt: null },
    { kind: "BACK_IN_STOCK", isAccepted: true, source: null, chosenAt: null },
    { kind: "PRICE_FALL", isAccepted: true, source: null, chosenAt: null },
    { kind: "LESSON_QUESTION", isAccepted: true, source: null, chosenAt: null },
    { kind: "LESSON_ANSWER", isAccepted: true, source: null, chosenAt: null },
    { kind: "COURSE_ANNOUNCEMENT", isAccepted: true, source: null, chosenAt: null },
  ]);
  const refused = { ...refusal, source: "ACCOUNT" };
  expect(await choose(false, as)).toMatchObject({
    preferences: [reminders, refused, stockMails, priceMails, questionMails, answerMails, announcements],
  });
  expect(await requested({ userId: as.id })).toBeNull();
  await choose(true, as);
  expect(await requested({ userId: as.id })).toMatchObject({ status: "SENT" });
});

test("the link of a mail refuses without a sign-in, for the account and for a guest with its address", async () => {
  const { as, email } = aUser();
  const { token } = await requested({ userId: as.id });
  expect(await ofLink(token)).toMatchObject({
    kind: "REVIEW_REQUEST",
    preferences: [reminders, { isAccepted: true }, stockMails, priceMails, questionMails, answerMails, announcements],
  });
  const others = [stockMails, priceMails, questionMails, answerMails, announcements];
  const preferences = [reminders, { ...refusal, source: "MAIL" }, ...others];
  expect(await chooseByLink(token, [refusal])).toMatchObject({ preferences });
  expect(await ofViewer(as)).toMatchObject(preferences);
  expect(await requested({ recipient: email.toUpperCase() })).toBeNull();
});

test("a guest refuses by address; a user with another address is not concerned", async () => {
  const recipient = `Guest.${randomUUID()}@example.com`;
  const { token } = await requested({ recipient });
  await chooseByLink(token, [refusal]);
  expect(await requested({ recipient })).toBeNull();
  const other = aUser();
  expect(await requested({ userId: other.as.id })).toMatchObject({ status: "SENT" });
  // the guest becomes a user with this address, which is known when the mail is sent
  users[other.as.id] = { email: recipient.toLowerCase(), fullName: null };
  expect(await requested({ userId: other.as.id })).toMatchObject({
    status: "FAILED",
    error: "the reader refuses mails of this kind",
    recipient: recipient.toLowerCase(),
    data: null,
  });
});

test("a choice is stored once with its time, also when it is repeated", async () => {
  const { as } = aUser();
  for (const isAccepted of [false, false, true, true, true, false]) await choose(isAccepted, as);
  const query = `select is_accepted, chosen_at from mail_choices where user_id = $1 order by number`;
  const rows = await harness.database.manager.query(query, [as.id]);
  expect(rows.map((row: any) => row.is_accepted)).toEqual([false, true, false]);
  expect((await ofViewer(as))[1].chosenAt).toBe(rows[2].chosen_at.toISOString());
});

describe("a request for a mail of a kind", () => {
  const kind = "BACK_IN_STOCK";
  const data = { name: "Lamp", price: "49.00", currency: "CAD", link: "https://shop.example/products/lamp" };
  const later = () => new Date(Date.now() + 1000).toISOString();
  const earlier = () => new Date(Date.now() - 1000).toISOString();
  const sent = async (to: object) => (await mailed({ kind, data, ...to }))?.status ?? null;
  const choicesOf = async (userId: string) =>
    harness.database.manager.query(`select is_accepted, source from mail_choices where user_id = $1 order by number`, [
      userId,
    ]);

  async function request(requestedAt: string, reader: { userId?: string; address?: string }): Promise<void> {
    const query = `mutation ($input: RecordMailRequestInput!) { recordMailRequest(input: $input) }`;
    const input = { kind, requestedAt, ...reader };
    expect(await harness.execute(query, { input }, { from: "catalog" })).toEqual({ data: { recordMailRequest: true } });
  }

  test("accepts the kind when it is later than a refusal, and is recorded once", async () => {
    const { as } = aUser();
    await choose(false, as, kind);
    expect(await sent({ userId: as.id })).toBeNull();
    const requestedAt = later();
    for (const _repeat of [1, 2]) await request(requestedAt, { userId: as.id });
    expect(await sent({ userId: as.id })).toBe("SENT");
    expect((await ofViewer(as))[2]).toEqual({ ...stockMails, source: "REQUEST", chosenAt: requestedAt });
    expect(await choicesOf(as.id)).toEqual([
      { is_accepted: false, source: "ACCOUNT" },
      { is_accepted: true, source: "REQUEST" },
    ]);
  });

  test("does not outdate a later refusal", async () => {
    const { as } = aUser();
    await choose(false, as, kind);
    await request(earlier(), { userId: as.id });
    expect(await sent({ userId: as.id })).toBeNull();
    expect(await choicesOf(as.id)).toEqual([{ is_accepted: false, source: "ACCOUNT" }]);
  });

  test("is outdated by a refusal, also if the clock of the request was ahead", async () => {
    const { as } = aUser();
    await request(later(), { userId: as.id });
    expect((await choose(false, as, kind)).preferences[2]).toMatchObject({ isAccepted: false, source: "ACCOUNT" });
    await request(earlier(), { userId: as.id });
    expect(await sent({ userId: as.id })).toBeNull();
  });

  test("that an account makes counts against a refusal by the address, which is known when the mail is sent", async () => {
    const { as, email: recipient } = aUser();
    const { token } = await mailed({ kind, data, recipient });
    await chooseByLink(token, [{ kind, isAccepted: false }]);
    await request(earlier(), { userId: as.id });
    await request(earlier(), { address: recipient.toUpperCase() });
    expect(await sent({ recipient })).toBeNull();
    expect(await sent({ userId: as.id })).toBe("FAILED");
    await request(later(), { userId: as.id });
    expect(await sent({ userId: as.id })).toBe("SENT");
    expect(await sent({ recipient })).toBeNull();
    await request(later(), { address: recipient });
    expect(await sent({ recipient })).toBe("SENT");
  });
});

test("a request for mail of an erased reader is not recorded", async () => {
  const { as, email } = aUser();
  const erase = `mutation ($person: PersonInput!) { erasePersonalData(person: $person) }`;
  await harness.execute(erase, { person: { userId: as.id, email } }, { from: "accounts" });
  const record = `mutation ($input: RecordMailRequestInput!) { recordMailRequest(input: $input) }`;
  const input = { kind: "BACK_IN_STOCK", userId: as.id, requestedAt: new Date().toISOString() };
  await harness.execute(record, { input }, { from: "catalog" });
  expect(await harness.database.manager.query(`select from mail_choices where user_id = $1`, [as.id])).toEqual([]);
});

describe("a refused request", () => {
  test.each(["", "x".repeat(43), "A".repeat(5000)])("with an invalid link: %.10s", async (token) => {
    expect(await ofLink(token)).toBeNull();
    expect(await chooseByLink(token, [refusal])).toEqual({ __typename: "NotFound", message: expect.any(String) });
  });

  test.each([
    ["without a choice", [], { path: "preferences", message: "must not be empty" }],
    [
      "with two choices for one kind",
      [refusal, { ...refusal, isAccepted: true }],
      { path: "preferences.1.kind", message: "must not repeat a kind" },
    ],
  ])("%s", async (_case, preferences, fault) => {
    const { token } = await requested({ userId: aUser().as.id });
    const answer = { __typename: "InvalidInput", fields: [fault] };
    expect(await chooseByLink(token, preferences)).toEqual(answer);
  });

  test.each([
    ["a guest", { id: randomUUID(), role: "GUEST" } as const],
    ["nobody", undefined],
  ])("by %s without a link", async (_who, as) => {
    const { errors } = await harness.execute(`{ mailPreferences { kind } }`, {}, as ? { as } : {});
    expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
  });
});

test("choices are exported, and end with the erasure of the person, as do the links of their mails", async () => {
  const { as, email } = aUser();
  const { token, id } = await requested({ userId: as.id });
  await choose(false, as);
  const person = { userId: as.id, email };
  const exported = `query ($person: PersonInput!) { personalData(person: $person) }`;
  const { data } = await harness.execute(exported, { person }, { from: "accounts" });
  expect(JSON.parse(JSON.stringify(data.personalData))).toMatchObject({
    mailChoices: [{ ...refusal, source: "ACCOUNT", chosenAt: expect.any(String), address: email.toLowerCase() }],
  });
  const erase = `mutation ($person: PersonInput!) { erasePersonalData(person: $person) }`;
  await harness.execute(erase, { person }, { from: "accounts" });
  const left = `select from mail_choices where user_id = $1 or address = lower($2)`;
  expect(await harness.database.manager.query(left, [as.id, email])).toEqual([]);
  await harness.database.manager.query(`update notifications set recipient = 'erased' where id = $1`, [id]);
  expect(await ofLink(token)).toBeNull();
});

test("S0-42: a reminder of a cart is not sent after an order of its reader was confirmed", async () => {
  const lines = [{ name: "Lamp", quantity: 1, lineTotal: "49.00" }];
  const data = { lines, total: "49.00", currency: "CAD", link: "https://shop.example/cart/restore/x" };
  const isOutdated = async (id: string) =>
    new NotificationRepository(harness.database).isOutdated(id, new Date(Date.now() - 3_600_000));
  const { as, email } = aUser();
  const reminder = await mailed({ kind: "CART_REMINDER", data, userId: as.id });
  expect([reminder.status, await isOutdated(reminder.id)]).toEqual(["SENT", false]);
  const order = {
    orderNumber: "ORD-1",
    lines,
    subtotal: "49.00",
    shippingTotal: "0.00",
    total: "49.00",
    currency: "CAD",
  };
  await mailed({ kind: "ORDER_CONFIRMATION", data: order, recipient: email.toUpperCase() });
  expect(await isOutdated(reminder.id)).toBe(true);
  expect(await isOutdated((await mailed({ kind: "CART_REMINDER", data, userId: as.id })).id)).toBe(false);
});
