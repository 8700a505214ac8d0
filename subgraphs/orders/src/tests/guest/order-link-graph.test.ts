import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { OrdersHarness } from "../../testing/orders-harness.js";

let harness: OrdersHarness;
let order: { id: string; number: string };
let guest: { id: string; role: "GUEST" };
let email: string;

beforeAll(async () => {
  harness = await OrdersHarness.open();
});

afterAll(async () => harness[Symbol.asyncDispose]());

beforeEach(async () => {
  await harness.reset();
  email = `Guest-${randomUUID()}@example.com`;
  guest = { id: randomUUID(), role: "GUEST" };
  order = await harness.checkout({ email }, guest);
});

async function request(number: string, address: string): Promise<void> {
  const mutation = `mutation ($input: RequestOrderLinkInput!) { requestOrderLink(input: $input) }`;
  const body = await harness.execute(mutation, { input: { number, email: address } });
  expect(body).toEqual({ data: { requestOrderLink: true } });
}

const linkMails = () => harness.fakes.mails.filter(({ kind }) => kind === "ORDER_LINK");

/** Waits until the outbox has no link or mail job left, and returns the link mails. */
async function mailed(): Promise<ReturnType<typeof linkMails>> {
  for (let attempts = 0; attempts < 400; attempts += 1) {
    const [waiting] = await harness.rowsOf<{ count: number }>(
      `select count(*)::int from graphile_worker.jobs where task_identifier in ('startOrderLink', 'sendMail')`,
    );
    if (waiting?.count === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return linkMails();
}

async function mailedToken(): Promise<string> {
  const mail = (await mailed()).at(-1);
  if (!mail) throw new Error("no link was mailed");
  const { link } = mail.data as { link: string };
  return link.replace("https://souk.example/orders/lookup/", "");
}

async function seenBy(token: string): Promise<any> {
  const query = `query ($token: String!) { orderByLink(token: $token) { number email customer { id } notes { text } } }`;
  const body = await harness.execute(query, { token });
  expect(body.errors).toBeUndefined();
  return body.data.orderByLink;
}

/** Changes the stored times as if this much time had passed since the last mail. */
const wait = (seconds: number) =>
  harness.onDatabase(
    `update order_links set expires_at = expires_at - $1 * interval '1 second',
       sent_at = array(select sent - $1 * interval '1 second' from unnest(sent_at) sent)`,
    [seconds],
  );

describe("a link to a guest's order", () => {
  test("is mailed to the order's address and shows the order without the staff's notes", async () => {
    await request(` ${order.number.toLowerCase()} `, email.toUpperCase());
    const mails = await mailed();
    expect(mails).toMatchObject([{ recipient: email, userId: guest.id, data: { orderNumber: order.number } }]);
    const token = await mailedToken();
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await seenBy(token)).toEqual({ number: order.number, email, customer: null, notes: null });
    expect(await seenBy(token)).not.toBeNull();
  });

  test("expires after half an hour", async () => {
    await request(order.number, email);
    const token = await mailedToken();
    await wait(1790);
    expect(await seenBy(token)).not.toBeNull();
    await wait(20);
    expect(await seenBy(token)).toBeNull();
  });

  test("is replaced by the next one, which can be mailed after a minute", async () => {
    await request(order.number, email);
    const first = await mailedToken();
    await request(order.number, email);
    expect(await mailed()).toHaveLength(1);
    await wait(61);
    await request(order.number, email);
    expect(await mailed()).toHaveLength(2);
    expect(await seenBy(first)).toBeNull();
    expect(await seenBy(await mailedToken())).toMatchObject({ number: order.number });
  });

  test("is mailed at most five times an hour", async () => {
    for (let count = 0; count < 7; count += 1) {
      await request(order.number, email);
      await mailed();
      await wait(61);
    }
    expect(linkMails()).toHaveLength(5);
    await wait(3600);
    await request(order.number, email);
    expect(await mailed()).toHaveLength(6);
  });

  test("ends when an account claims the order, and no more links are mailed", async () => {
    await request(order.number, email);
    const token = await mailedToken();
    const claim = `mutation ($input: ClaimGuestOrdersInput!) { claimGuestOrders(input: $input) }`;
    await harness.execute(claim, { input: { userId: randomUUID(), email } }, { from: "accounts" });
    expect(await seenBy(token)).toBeNull();
    await wait(61);
    await request(order.number, email);
    expect(await mailed()).toHaveLength(1);
  });
});

describe("requestOrderLink mails nothing, without saying so,", () => {
  test.each<[string, () => readonly [string, string]]>([
    ["for another address", () => [order.number, "other@example.com"]],
    ["for another number", () => ["ORD-999999999", email]],
    ["for a malformed address", () => [order.number, "nobody"]],
    ["for an empty number", () => [" ", email]],
    ["for too long a number", () => ["9".repeat(100), email]],
  ])("%s", async (_name, arguments_) => {
    await request(...arguments_());
    expect(await mailed()).toEqual([]);
  });

  test("for an order of an account", async () => {
    harness.fakes.cart = [...harness.fakes.products.keys()]
      .slice(0, 1)
      .map((productId) => ({ productId, quantity: 1 }));
    const { number } = await harness.checkout();
    await request(number, email);
    expect(await mailed()).toEqual([]);
  });

  test.each(["", "x", "x".repeat(43), "x".repeat(5000)])("%s shows no order", async (token) => {
    expect(await seenBy(token)).toBeNull();
  });
});
