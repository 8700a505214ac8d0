import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { eventually } from "@souk/kernel/testing/eventually";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { NotificationsHarness } from "./testing/notifications-harness.js";

const june = { id: randomUUID(), role: "CUSTOMER" } as const;
const admin = { id: randomUUID(), role: "ADMIN" } as const;
let harness: NotificationsHarness;

beforeAll(async () => {
  harness = await NotificationsHarness.start({ users: { [june.id]: { email: "june@example.com", fullName: "June" } } });
});

afterAll(async () => harness[Symbol.asyncDispose]());

const fields = `__typename ... on Notification { id kind subject recipient status sender orderId text html }
  ... on InvalidInput { fields { path message } } ... on Problem { code message }`;

async function execute(document: string, variables: Record<string, unknown>, as: TestViewer = admin): Promise<any> {
  return harness.execute(document, variables, { as });
}

async function send(input: object, as: TestViewer = admin): Promise<any> {
  const document = `mutation ($input: SendNotificationInput!) { sendNotification(input: $input) { ${fields} } }`;
  const body = await execute(document, { input: { idempotencyKey: randomUUID(), ...input } }, as);
  expect(body.errors).toBeUndefined();
  return body.data.sendNotification;
}

async function preview(input: object): Promise<any> {
  return execute(
    `query ($input: PreviewNotificationInput!) { previewNotification(input: $input) { subject text html } }`,
    {
      input,
    },
  );
}

async function listed(as: TestViewer): Promise<any[]> {
  const body = await execute(
    `{ notifications(first: 100) { nodes { id subject status recipient sender text } } }`,
    {},
    as,
  );
  expect(body.errors).toBeUndefined();
  return body.data.notifications.nodes;
}

const free = { subject: "Your lamp", body: "Which color?\n\nAnswer <b>this</b> mail." };

describe("sendNotification", () => {
  test("mails free text to a user, who sees it, and shows admins the sender", async () => {
    const sent = await send({ userId: june.id, ...free });
    expect(sent).toMatchObject({ __typename: "Notification", kind: "MESSAGE", subject: "Your lamp" });
    expect(sent.sender).toBe(`admin:${admin.id}`);
    await eventually(async () => {
      const own = (await listed(june)).find(({ id }) => id === sent.id);
      expect(own).toMatchObject({ status: "SENT", recipient: "june@example.com", sender: null });
      expect(own.text).toContain("Answer <b>this</b> mail.");
    });
    expect((await listed(admin)).find(({ id }) => id === sent.id)).toMatchObject({ sender: `admin:${admin.id}` });
  });

  test("mails free text as the template MESSAGE", async () => {
    expect(await send({ userId: june.id, template: "MESSAGE", variables: free })).toMatchObject({
      kind: "MESSAGE",
      subject: free.subject,
    });
  });

  test("shows markup as text in HTML", async () => {
    const { html } = await send({ userId: june.id, ...free });
    expect(html).toContain("Answer &lt;b&gt;this&lt;/b&gt; mail.");
    expect(html).not.toContain("<b>this</b>");
  });

  test("mails a template with its variables, to an address, about an order", async () => {
    const orderId = randomUUID();
    const more = {
      email: "guest@example.com",
      orderId,
      template: "ORDER_CANCELLED",
      variables: { orderNumber: "ORD-7" },
    };
    expect(await send(more)).toMatchObject({
      subject: "Order ORD-7 was cancelled",
      orderId,
      recipient: "guest@example.com",
    });
  });

  test("writes an audit entry with actor, recipient and kind, without the text", async () => {
    const { id } = await send({ userId: june.id, subject: "Audited", body: "A secret word" });
    await eventually(() => expect(JSON.stringify(harness.audited)).toContain(id));
    const entry = JSON.stringify(harness.audited.find((variables) => JSON.stringify(variables).includes(id)));
    for (const word of [admin.id, june.id, "sendNotification", "Audited"]) expect(entry).toContain(word);
    expect(entry).not.toContain("A secret word");
  });

  test("sends once per key, also for two concurrent requests", async () => {
    const input = { idempotencyKey: randomUUID(), userId: june.id, ...free };
    const [one, other] = await Promise.all([send(input), send(input)]);
    expect(one.id).toBe(other.id);
    expect(await send({ ...input, body: "Another text" })).toMatchObject({ code: "IDEMPOTENCY_KEY_REUSED" });
  });

  test.each<[string, object, string]>([
    ["no recipient", free, "userId"],
    ["two recipients", { ...free, userId: june.id, email: "a@example.com" }, "userId"],
    ["an invalid address", { ...free, email: "june" }, "email"],
    ["an invalid user id", { ...free, userId: "7" }, "userId"],
    ["an invalid order id", { ...free, userId: june.id, orderId: "7" }, "orderId"],
    ["no subject", { userId: june.id, body: "x" }, "subject"],
    ["a subject of two lines", { userId: june.id, subject: "a\r\nBcc: b@example.com", body: "x" }, "subject"],
    ["a long subject", { userId: june.id, subject: "x".repeat(201), body: "x" }, "subject"],
    ["an empty text", { userId: june.id, subject: "x", body: " " }, "body"],
    ["a long text", { userId: june.id, subject: "x", body: "x".repeat(5001) }, "body"],
    ["a template with a text", { userId: june.id, template: "ORDER_CANCELLED", body: "x" }, "body"],
    ["variables without a template", { userId: june.id, ...free, variables: {} }, "variables"],
    ["an unknown template", { userId: june.id, template: "LOTTERY" }, "template"],
    ["a template with a secret", { userId: june.id, template: "PASSWORD_RESET", variables: {} }, "template"],
    ["a missing variable", { userId: june.id, template: "ORDER_CANCELLED", variables: {} }, "variables.orderNumber"],
    ["variables other than an object", { userId: june.id, template: "ORDER_CANCELLED", variables: "x" }, "variables"],
    ["an empty key", { userId: june.id, ...free, idempotencyKey: "" }, "idempotencyKey"],
  ])("refuses %s with the field's name", async (_case, input, path) => {
    const answer = await send(input);
    expect(answer.fields.map((field: { path: string }) => field.path)).toContain(path);
  });

  test("names all invalid fields at once", async () => {
    const { fields: wrong } = await send({ email: "june", orderId: "7", subject: "", body: "x", idempotencyKey: "" });
    const paths = wrong.map(({ path }: { path: string }) => path);
    expect(paths.toSorted()).toEqual(["email", "idempotencyKey", "orderId", "subject"]);
  });

  test("answers NotFound for an unknown user", async () => {
    expect(await send({ userId: randomUUID(), ...free })).toMatchObject({ code: "NOT_FOUND" });
  });

  test("answers RATE_LIMITED for more than 20 messages an hour to one recipient", async () => {
    const email = `${randomUUID()}@example.com`;
    for (let count = 0; count < 20; count += 1)
      expect((await send({ email, ...free })).__typename).toBe("Notification");
    const document = `mutation ($input: SendNotificationInput!) { sendNotification(input: $input) { ${fields} } }`;
    const body = await execute(document, { input: { idempotencyKey: randomUUID(), email, ...free } });
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: "RATE_LIMITED" });
    expect(body.errors?.[0]?.extensions?.retryAfter).toBeGreaterThan(3000);
  });

  test("is for admins only", async () => {
    const document = `mutation ($input: SendNotificationInput!) { sendNotification(input: $input) { __typename } }`;
    const body = await execute(document, { input: { idempotencyKey: "k", userId: june.id, ...free } }, june);
    expect(body.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });
});

describe("a service that calls notify, as the sender,", () => {
  const notify = async (kind: string, data: object) => {
    const document = `mutation ($input: NotifyInput!) { notify(input: $input) }`;
    const input = { eventId: randomUUID(), kind, userId: june.id, data };
    return harness.execute(document, { input }, { from: "orders" });
  };

  test.each<[string, string, object, string, string]>([
    ["sends free text", "MESSAGE", { subject: "From orders", body: "Is it <red>?" }, "From orders", "Is it <red>?"],
    ["sends a template", "ORDER_CANCELLED", { orderNumber: "ORD-8" }, "Order ORD-8 was cancelled", "ORD-8"],
  ])("%s", async (_what, kind, data, subject, text) => {
    expect((await notify(kind, data)).data.notify).toBe(true);
    await eventually(async () => {
      const mail = (await listed(admin)).find((each) => each.subject === subject);
      expect(mail).toMatchObject({ sender: "service:orders", recipient: "june@example.com", status: "SENT" });
      expect(mail.text).toContain(text);
    });
  });

  test("gets the name of a wrong variable", async () => {
    const { errors } = await notify("MESSAGE", { subject: "a\nBcc: b@example.com", body: "x" });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "input.data.subject" });
  });
});

test("a test mail has the requesting admin as its sender", async () => {
  await execute(`mutation { sendTestMail(kind: "ORDER_CANCELLED") { __typename } }`, {});
  expect(await listed(admin)).toContainEqual(
    expect.objectContaining({ subject: "Order ORD-1 was cancelled", sender: `admin:${admin.id}` }),
  );
});

describe("previewNotification", () => {
  test("returns the mail and sends nothing", async () => {
    const before = (await listed(admin)).length;
    const { data } = await preview(free);
    expect(data.previewNotification.subject).toBe("Your lamp");
    expect(data.previewNotification.html).toContain("&lt;b&gt;this&lt;/b&gt;");
    expect(await listed(admin)).toHaveLength(before);
  });

  test("renders a template with its variables", async () => {
    const { data } = await preview({ template: "ORDER_CANCELLED", variables: { orderNumber: "ORD-9" } });
    expect(data.previewNotification.subject).toBe("Order ORD-9 was cancelled");
  });

  test("names invalid fields", async () => {
    const { errors } = await preview({ subject: "", body: "x" });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "input.subject" });
  });
});

test("each template lists its variables, and whether it can be sent by hand", async () => {
  const document = `{ emailTemplates { kind isSendable variables { name isRequired } } }`;
  const { data } = await execute(document, {});
  const of = (kind: string) => data.emailTemplates.find((template: { kind: string }) => template.kind === kind);
  expect(of("ORDER_REFUNDED")).toMatchObject({
    isSendable: true,
    variables: ["orderNumber", "amount", "currency", "reason"].map((name) => ({ name, isRequired: true })),
  });
  expect(of("SHIPMENT_UPDATE").variables).toContainEqual({ name: "detail", isRequired: false });
  expect(of("PASSWORD_RESET").isSendable).toBe(false);
});
