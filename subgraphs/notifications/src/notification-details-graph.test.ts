import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { runInRequest, WorkCounters } from "@souk/kernel/logging/request-context";
import { eventually } from "@souk/kernel/testing/eventually";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { NotificationsHarness } from "./testing/notifications-harness.js";

const june = { id: randomUUID(), role: "CUSTOMER" } as const;
const admin = { id: randomUUID(), role: "ADMIN" } as const;
let harness: NotificationsHarness;
let accountsAreUnavailable = false;
let address = "june@example.com";

beforeAll(async () => {
  const findRecipient = async () => {
    if (accountsAreUnavailable) throw new Error("accounts do not answer");
    return { email: address, fullName: "June" };
  };
  harness = await NotificationsHarness.start({ accounts: { findRecipient, findAdministrators: async () => [] } });
});

beforeEach(() => {
  accountsAreUnavailable = false;
});

afterAll(async () => harness[Symbol.asyncDispose]());

const fields = `id kind orderId recipient subject status sentAt attempts timesSent resendState lastError text html`;
const resend = `mutation ($id: ID!, $key: String) { resendNotification(id: $id, idempotencyKey: $key) {
  __typename ... on Notification { status attempts timesSent lastError } ... on Problem { code message } } }`;

async function execute(query: string, variables: object, as?: TestViewer): Promise<any> {
  return harness.execute(query, variables as Record<string, unknown>, as ? { as } : {});
}

async function notify(input: object): Promise<void> {
  const query = `mutation ($input: NotifyInput!) { notify(input: $input) }`;
  const given = { eventId: randomUUID(), kind: "ORDER_CANCELLED", data: { orderNumber: "ORD-7" }, userId: june.id };
  await harness.execute(query, { input: { ...given, ...input } }, { from: "orders" });
}

async function listed(filter: object, as: TestViewer): Promise<any[]> {
  const query = `query ($filter: NotificationFilter) { notifications(filter: $filter) { nodes { ${fields} } totalCount } }`;
  const { nodes, totalCount } = (await execute(query, { filter }, as)).data.notifications;
  expect(totalCount).toBe(nodes.length);
  return nodes;
}

/** Waits until the notification of an order matches `isSo`, and returns it. */
async function listedOnce(orderId: string, isSo: (found: any) => boolean): Promise<any> {
  return eventually(async () => {
    const [found] = await listed({ orderId }, admin);
    if (!found || !isSo(found)) throw new Error("the notification does not match yet");
    return found;
  });
}

const isSent = ({ status }: any): boolean => status === "SENT";

describe("the text of a mail", () => {
  test("is visible to its owner and to admins, while it is stored", async () => {
    const orderId = randomUUID();
    await notify({ orderId });
    const sent = await listedOnce(orderId, isSent);
    expect(sent).toMatchObject({ kind: "ORDER_CANCELLED", orderId, attempts: 1, lastError: null });
    expect(sent.text).toContain("ORD-7");
    expect(sent.html).toContain("<html");
    expect(await listed({ orderId }, june)).toEqual([sent]);
    await harness.database.manager.query(
      `update notifications set data = null, body_text = null, body_html = null where id = $1`,
      [sent.id],
    );
    expect(await listed({ orderId }, admin)).toMatchObject([{ text: null, html: null }]);
  });

  test("is hidden from everyone when it contains a code or a secret link", async () => {
    const orderId = randomUUID();
    const data = { code: "424242", link: "http://localhost/v", expiresAt: "2030-01-01T10:10:00Z" };
    await notify({ orderId, kind: "VERIFY_EMAIL", data });
    expect(await listedOnce(orderId, isSent)).toMatchObject({ text: null, html: null });
  });
});

describe("a mail that cannot be sent", () => {
  test("shows admins the error, and is sent when one of them sends it again", async () => {
    const orderId = randomUUID();
    accountsAreUnavailable = true;
    await notify({ orderId });
    const waiting = await listedOnce(orderId, ({ attempts }) => attempts > 0);
    await listedOnce(orderId, ({ lastError }) => lastError === "accounts do not answer");
    expect(waiting.text).toContain("ORD-7");
    expect(await listed({ orderId }, june)).toMatchObject([{ status: "QUEUED", lastError: null }]);
    await harness.database.manager.query(
      `update graphile_worker._private_jobs set attempts = max_attempts, run_at = now() + interval '1 hour'
       where payload #>> '{data,id}' = $1`,
      [waiting.id],
    );
    await harness.database.manager.query(
      `update notifications set status = 'FAILED', error = 'gave up' where id = $1`,
      [waiting.id],
    );
    accountsAreUnavailable = false;
    const answer = async (id: string) => (await execute(resend, { id }, admin)).data.resendNotification;
    expect(await answer(waiting.id)).toMatchObject({
      __typename: "Notification",
      status: "QUEUED",
      lastError: "gave up",
    });
    expect(await listedOnce(orderId, isSent)).toMatchObject({ lastError: null });
    for (const id of [randomUUID(), "no-id"]) expect((await answer(id)).__typename).toBe("NotFound");
    expect((await execute(resend, { id: waiting.id }, june)).errors[0].extensions.code).toBe("FORBIDDEN");
  });
});

describe("a sent mail", () => {
  const again = async (id: string, key: string | null = null) =>
    (await execute(resend, { id, key }, admin)).data.resendNotification;
  const sentMail = async (content: object = {}) => {
    const orderId = randomUUID();
    await notify({ orderId, ...content });
    const sent = await listedOnce(orderId, isSent);
    // its job ends a moment later, and the mail counts as queued until then
    const jobs = `select from graphile_worker._private_jobs where payload #>> '{data,id}' = $1`;
    for (
      let attempts = 0;
      attempts < 500 && (await harness.database.manager.query(jobs, [sent.id])).length > 0;
      attempts += 1
    )
      await pause(10);
    return sent;
  };

  test("is sent again once per key, to the account's present address", async () => {
    const [sent, other, key] = [await sentMail(), await sentMail(), randomUUID()];
    expect(sent).toMatchObject({ timesSent: 1, resendState: "POSSIBLE", recipient: "june@example.com" });
    address = "june@new.example";
    expect(await again(sent.id, key)).toMatchObject({ __typename: "Notification", status: "QUEUED", timesSent: 1 });
    const twice = await listedOnce(sent.orderId, ({ timesSent }) => timesSent === 2);
    expect(twice).toMatchObject({ status: "SENT", attempts: 2, recipient: "june@new.example" });
    expect(Date.parse(twice.sentAt)).toBeGreaterThan(Date.parse(sent.sentAt));
    expect(await again(sent.id, key)).toMatchObject({ __typename: "Notification", status: "SENT", timesSent: 2 });
    expect(await again(other.id, key)).toMatchObject({ code: "IDEMPOTENCY_KEY_REUSED" });
    const { errors } = await execute(resend, { id: sent.id, key: "" }, admin);
    expect(errors[0].extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "idempotencyKey" });
  });

  test("is not sent again when it contained a code, and the message says how to get a new one", async () => {
    const data = { code: "424242", link: "http://localhost/v", expiresAt: "2030-01-01T10:10:00Z" };
    const { id, resendState } = await sentMail({ kind: "VERIFY_EMAIL", data });
    expect(resendState).toBe("HOLDS_SECRET");
    expect(await again(id)).toMatchObject({ code: "CONFLICT", message: expect.stringContaining("resendVerification") });
  });

  test("cannot be sent again once its data is deleted", async () => {
    const { id, orderId } = await sentMail();
    await harness.database.manager.query(`update notifications set data = null where id = $1`, [id]);
    expect(await listed({ orderId }, admin)).toMatchObject([{ resendState: "FORGOTTEN" }]);
    expect(await again(id)).toMatchObject({ code: "CONFLICT", message: expect.stringContaining("is deleted") });
  });
});

describe("the mails of an order", () => {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Order { notifications { orderId subject text } } } }`;
  const ordersBy = (...ids: string[]) => ({ r: ids.map((id) => ({ __typename: "Order", id })) });

  test("are visible to its buyer and to admins, and load in two statements with their texts", async () => {
    const [one, two] = [randomUUID(), randomUUID()];
    await notify({ orderId: one });
    await notify({
      orderId: one,
      kind: "ORDER_REFUNDED",
      data: { orderNumber: "O", amount: "1", currency: "CAD", reason: "x" },
    });
    await notify({ orderId: two, userId: randomUUID() });
    const seen = async (as?: TestViewer) =>
      (await execute(query, ordersBy(one, two, randomUUID()), as)).data._entities.map(
        (order: any) => order.notifications.length,
      );
    expect([await seen(admin), await seen(june), await seen()]).toEqual([
      [2, 1, 0],
      [2, 0, 0],
      [0, 0, 0],
    ]);
    const counters = new WorkCounters();
    await runInRequest({ counters }, () => execute(query, ordersBy(one, two), admin));
    expect(counters.sqlStatements).toBe(2);
  });
});

test.each([
  ["an unknown kind", { kind: "SOMETHING" }],
  ["an order that is none", { orderId: "7" }],
])("%s finds nothing", async (_case, filter) => {
  expect(await listed(filter, admin)).toEqual([]);
});

test.each([["search"], ["recipient"]])("a %s that is too long is BAD_USER_INPUT", async (name) => {
  const query = `query ($filter: NotificationFilter) { notifications(filter: $filter) { totalCount } }`;
  const { errors } = await execute(query, { filter: { [name]: "x".repeat(255) } }, admin);
  expect(errors[0].extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: `filter.${name}` });
});
