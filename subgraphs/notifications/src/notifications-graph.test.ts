import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { demoOrders } from "@souk/demo/orders";
import { runInRequest, WorkCounters } from "@souk/kernel/logging/request-context";
import { eventually } from "@souk/kernel/testing/eventually";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { NotificationsHarness } from "./testing/notifications-harness.js";
import type { PageAnswer } from "@souk/kernel/http/page-answer";
import { answerPage } from "@souk/kernel/peers/in-process-transport";

const june = { id: randomUUID(), role: "CUSTOMER" } as const;
const guest = { id: randomUUID(), role: "GUEST" } as const;
const admin = { id: randomUUID(), role: "ADMIN" } as const;
const users: Record<string, { email: string; fullName: string | null }> = {
  [june.id]: { email: "june@example.com", fullName: "June <b>Castellanos</b>" },
};
let harness: NotificationsHarness;

beforeAll(async () => {
  harness = await NotificationsHarness.start({ demoData: true, users });
});

afterAll(async () => harness[Symbol.asyncDispose]());

const notify = `mutation ($input: NotifyInput!) { notify(input: $input) }`;
const cancelled = { kind: "ORDER_CANCELLED", data: { orderNumber: "ORD-7" } };

async function request(input: object, options: object = { from: "orders" }): Promise<any> {
  return harness.execute(notify, { input: { eventId: randomUUID(), ...input } }, options);
}

async function listed(as: TestViewer, args = "first: 100"): Promise<any> {
  const query = `{ notifications(${args}) { nodes { id recipient subject status sentAt createdAt }
    pageInfo { hasNextPage endCursor } totalCount } }`;
  const body = await harness.execute(query, {}, { as });
  expect(body.errors).toBeUndefined();
  return body.data.notifications;
}

/** Waits until the viewer's newest notification is no longer queued, and returns it. */
const settled = (as: TestViewer): Promise<any> =>
  eventually(async () => {
    const [node] = (await listed(as, "first: 1")).nodes;
    if (!node || node.status === "QUEUED") throw new Error("nothing was sent");
    return node;
  });

async function page(path: string): Promise<PageAnswer> {
  const answer = await answerPage(harness.subgraph, path);
  if (!answer) throw new Error(`no page ${path}`);
  return answer;
}

describe("notify", () => {
  test("S1-48: sends by name to the address from accounts, once per event", async () => {
    const eventId = randomUUID();
    const confirmation = {
      orderNumber: "ORD-77",
      lines: [{ name: "Lamp", quantity: 3, lineTotal: "147.00" }],
      subtotal: "147.00",
      shippingTotal: "0.00",
      total: "147.00",
      currency: "CAD",
    };
    const input = { eventId, kind: "ORDER_CONFIRMATION", userId: june.id, data: confirmation };
    expect((await request(input)).data.notify).toBe(true);
    expect((await request(input)).data.notify).toBe(true);
    const sent = await settled(june);
    expect(sent).toMatchObject({
      recipient: "june@example.com",
      subject: "Order ORD-77 confirmed",
      status: "SENT",
      sentAt: expect.anything(),
    });
    expect((await listed(june)).totalCount).toBe(1);
    expect((await page(`/dev/mail/${sent.id}/text`)).body).toContain("ORD-77");
  });

  test("marks a notification without an address as FAILED, with the error", async () => {
    const stranger = { id: randomUUID(), role: "CUSTOMER" } as const;
    await request({ ...cancelled, userId: stranger.id });
    expect(await settled(stranger)).toMatchObject({ recipient: "", status: "FAILED", sentAt: null });
  });

  test.each<[string, object, string]>([
    ["a notification without a recipient", cancelled, "input.recipient"],
    [
      "a recipient with a second header",
      { ...cancelled, recipient: "a@b.example\r\nBcc: c@d.example" },
      "input.recipient",
    ],
    ["two recipients", { ...cancelled, recipient: "a@b.example, c@d.example" }, "input.recipient"],
    ["an invalid user id", { ...cancelled, userId: "7" }, "input.userId"],
    ["data of another kind", { kind: "COURSE_ENROLLED", data: {}, userId: june.id }, "input.data.courseTitle"],
    ["data other than an object", { ...cancelled, data: "ORD-7", userId: june.id }, "input.data"],
    ["an event without an id", { ...cancelled, eventId: "", userId: june.id }, "input.eventId"],
    [
      "a NUL in the data",
      { ...cancelled, data: { orderNumber: "a\u0000" }, userId: june.id },
      "input.data.orderNumber",
    ],
  ])("refuses %s", async (_case, input, argument) => {
    const [error] = (await request(input)).errors;
    expect(error.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument });
  });

  test("turns a line break in a title into a space in the subject", async () => {
    const data = { courseTitle: "Bread\r\nBcc: all@example.com", courseSlug: "bread" };
    await request({ kind: "COURSE_ENROLLED", userId: guest.id, recipient: "guest@example.com", data });
    expect((await settled(guest)).subject).toBe("Your course: Bread Bcc: all@example.com");
  });

  test.each([[admin], [june], [undefined]])("is for services only, not for %j", async (as) => {
    const body = await request({ ...cancelled, userId: june.id }, as ? { as } : {});
    expect(body.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });
});

describe("notifications", () => {
  test("lists the viewer's own notifications, and all of them for admins", async () => {
    const other = { id: randomUUID(), role: "GUEST" } as const;
    await request({ ...cancelled, userId: other.id, recipient: "other@example.com" });
    await settled(other);
    expect((await listed(other)).nodes).toMatchObject([{ recipient: "other@example.com" }]);
    expect(JSON.stringify(await listed(june))).not.toContain("other@example.com");
    expect((await listed(admin)).nodes[0]).toMatchObject({ recipient: "other@example.com" });
  });

  test("returns pages, newest first", async () => {
    const reader = { id: randomUUID(), role: "CUSTOMER" } as const;
    for (const n of [1, 2, 3])
      await request({ ...cancelled, userId: reader.id, recipient: "r@example.com", data: { orderNumber: `ORD-${n}` } });
    const { nodes, pageInfo, totalCount } = await listed(reader, "first: 2");
    expect([pageInfo.hasNextPage, totalCount]).toEqual([true, 3]);
    const rest = await listed(reader, `first: 2, after: "${pageInfo.endCursor}"`);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    expect([...nodes, ...rest.nodes].map(({ subject }) => subject)).toEqual(
      [3, 2, 1].map((n) => `Order ORD-${n} was cancelled`),
    );
  });

  test("sorts as requested, and refuses a cursor from another sort order", async () => {
    const reader = { id: randomUUID(), role: "CUSTOMER" } as const;
    for (const recipient of ["b@example.com", "a@example.com"])
      await request({ ...cancelled, userId: reader.id, recipient });
    const recipients = ({ nodes }: any): string[] => nodes.map(({ recipient }: any) => recipient.slice(0, 1));
    const first = await listed(reader, "first: 1, sort: RECIPIENT_ASC");
    const after = `after: "${first.pageInfo.endCursor}"`;
    expect([...recipients(first), ...recipients(await listed(reader, `${after}, sort: RECIPIENT_ASC`))]).toEqual([
      "a",
      "b",
    ]);
    const other = `{ notifications(${after}, sort: KIND_ASC) { totalCount } }`;
    const { errors } = await harness.execute(other, {}, { as: reader });
    expect(errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
  });

  test("takes one statement for any number of notifications, and one more for the count", async () => {
    const counters = new WorkCounters();
    await runInRequest({ counters }, () => listed(admin));
    expect(counters.sqlStatements).toBe(2);
  });

  test.each([
    ["a page that is too large", "first: 101"],
    ["a page of nothing", "first: 0"],
    ["a cursor that is none", 'after: "zzz"'],
    ["a cursor that was made up", `after: "${Buffer.from('["NEWEST","x","y"]').toString("base64url")}"`],
  ])("%s is BAD_USER_INPUT", async (_case, args) => {
    const body = await harness.execute(`{ notifications(${args}) { totalCount nodes { id } } }`, {}, { as: june });
    expect(body.errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
  });

  test("refuses anonymous viewers", async () => {
    const body = await harness.execute(`{ notifications { totalCount } }`);
    expect([body.data.notifications, body.errors?.[0]?.extensions?.code]).toEqual([null, "UNAUTHENTICATED"]);
  });

  test("lists the confirmations of the demo orders, which the dev mailbox does not have", async () => {
    const [order] = demoOrders;
    const own = await listed({ id: order?.customerId ?? "", role: "CUSTOMER" });
    expect(own.nodes.map(({ subject }: any) => subject)).toContain(`Order ${order?.number} confirmed`);
    expect((await page("/dev/mail.json")).body).not.toContain(order?.number);
  });
});

describe("the dev mailbox", () => {
  const link = "http://localhost:4000/verify-email/abc";
  const data = { code: "424242", link, expiresAt: "2030-01-01T10:10:00Z" };

  test("shows a mail in a list, as a page, as HTML, as text and as JSON", async () => {
    const reader = { id: randomUUID(), role: "CUSTOMER" } as const;
    users[reader.id] = { email: "reader@example.com", fullName: `"><script>alert(1)</script>` };
    await request({ kind: "VERIFY_EMAIL", userId: reader.id, data });
    const { id } = await settled(reader);
    const mails: { id: string }[] = JSON.parse((await page("/dev/mail.json")).body);
    const mail: any = mails.find((each) => each.id === id);
    expect(mail).toMatchObject({ id, recipient: "reader@example.com", kind: "VERIFY_EMAIL" });
    expect(Object.keys(mail).sort()).toEqual(["html", "id", "kind", "recipient", "sentAt", "subject", "text"]);
    expect(mail.text.match(/\b\d{6}\b/g)).toEqual(["424242"]);
    expect(mail.text).toContain(link);
    expect((await page("/dev/mail")).body).toContain(`<a href="/dev/mail/${id}">Confirm your email address</a>`);
    const whole = await page(`/dev/mail/${id}`);
    expect(whole.contentType).toBe("text/html; charset=utf-8");
    expect(whole.body).toMatch(/<iframe [^>]*src="[^"]*\/html"[^>]*sandbox="(?![^"]*allow-(scripts|same-origin))/);
    expect(await page(`/dev/mail/${id}/text`)).toEqual({
      status: 200,
      contentType: "text/plain; charset=utf-8",
      body: mail.text,
    });
    expect((await page(`/dev/mail/${id}/html`)).body).toBe(mail.html);
    for (const path of ["/dev/mail", `/dev/mail/${id}`, `/dev/mail/${id}/html`])
      expect((await page(path)).body).not.toContain("<script");
  });

  test.each([["/dev/mail/none"], [`/dev/mail/${randomUUID()}`], ["/dev/mail/none/html"], ["/dev/mail/none/text"]])(
    "%s is 404",
    async (path) => {
      expect((await page(path)).status).toBe(404);
    },
  );
});
