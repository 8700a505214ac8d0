import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { runInRequest, WorkCounters } from "@souk/kernel/logging/request-context";
import type { RequestOptions } from "@souk/kernel/testing/test-service-context";
import { PaymentsHarness } from "../../testing/payments-harness.js";

const transaction = `kind status amount { amount currency } paymentNumber provider order { id } at`;
const admin: RequestOptions = { as: { id: randomUUID(), role: "ADMIN" } };
let harness: PaymentsHarness;

beforeAll(async () => {
  harness = await PaymentsHarness.open();
});

afterAll(async () => harness[Symbol.asyncDispose]());

const customer = (id: string): RequestOptions => ({ as: { id, role: "CUSTOMER" } });

async function listOf(userIds: readonly string[], page: string, options: RequestOptions): Promise<any[]> {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on User {
    transactions${page} { totalCount pageInfo { hasNextPage endCursor } nodes { id ${transaction} } } } } }`;
  const r = userIds.map((id) => ({ __typename: "User", id }));
  const { data, errors } = await harness.execute(query, { r }, options);
  if (errors) throw new Error(errors[0]?.message);
  return data._entities.map((user: { transactions: unknown }) => user.transactions);
}

const steps = (nodes: any[]): string[] =>
  nodes.map(({ kind, status, amount }) => `${kind} ${status} ${amount.amount} ${amount.currency}`);

/** A buyer with a declined payment, a payment and two refunds. */
async function buyerWithRefunds(): Promise<{ buyerId: string; orderId: string }> {
  const { orderId, buyerId } = await harness.newCharge("4242424242424242");
  await harness.charge(await harness.newCharge("4000000000000002", { orderId, buyerId }));
  await harness.charge(await harness.newCharge("4242424242424242", { orderId, buyerId }));
  for (const amount of ["20.00", "29.90"])
    await harness.refund({ orderId, amount: { amount, currency: "CAD" }, idempotencyKey: randomUUID() });
  return { buyerId, orderId };
}

describe("the transactions of a user", () => {
  test("S2-44: have each status that a charge or a refund reached, newest first", async () => {
    const { buyerId, orderId } = await buyerWithRefunds();
    const [list] = await listOf([buyerId], "", customer(buyerId));
    expect(steps(list.nodes)).toEqual([
      "REFUND SUCCEEDED 29.90 CAD",
      "REFUND PENDING 29.90 CAD",
      "REFUND SUCCEEDED 20.00 CAD",
      "REFUND PENDING 20.00 CAD",
      "CHARGE SUCCEEDED 49.90 CAD",
      "CHARGE PENDING 49.90 CAD",
      "CHARGE FAILED 49.90 CAD",
      "CHARGE PENDING 49.90 CAD",
    ]);
    expect(list).toMatchObject({ totalCount: 8, pageInfo: { hasNextPage: false } });
    expect(list.nodes[0]).toMatchObject({
      order: { id: orderId },
      provider: "sandbox",
      paymentNumber: expect.stringMatching(/^PAY-\d+$/),
    });
  });

  test("have pages without gaps", async () => {
    const { buyerId } = await buyerWithRefunds();
    const [{ nodes: all }] = await listOf([buyerId], "", customer(buyerId));
    const paged: { id: string }[] = [];
    for (let after = "", hasNextPage = true; hasNextPage;) {
      const [list] = await listOf([buyerId], `(first: 3${after})`, customer(buyerId));
      paged.push(...list.nodes);
      ({ hasNextPage } = list.pageInfo);
      after = `, after: "${list.pageInfo.endCursor}"`;
    }
    expect(paged.map(({ id }) => id)).toEqual(all.map(({ id }: { id: string }) => id));
  });

  test("follow a guest's order to the user who claims it", async () => {
    const { orderId } = await harness.paidOrder();
    const userId = randomUUID();
    await harness.database.manager.query("update payments set buyer_id = $1 where order_id = $2", [userId, orderId]);
    expect((await listOf([userId], "", customer(userId)))[0].nodes).toHaveLength(2);
  });

  test("are null for another customer and for nobody, and readable for admins", async () => {
    const { buyerId } = await harness.paidOrder();
    expect(await listOf([buyerId], "", customer(randomUUID()))).toEqual([null]);
    expect(await listOf([buyerId], "", {})).toEqual([null]);
    expect((await listOf([buyerId], "", admin))[0].totalCount).toBe(2);
  });

  test("are empty for a user without payments", async () => {
    const id = randomUUID();
    expect(await listOf([id], "", customer(id))).toMatchObject([{ totalCount: 0, nodes: [] }]);
  });

  test("cost one statement for a page of users, and one more for the counts", async () => {
    const buyers = await Promise.all(Array.from({ length: 5 }, async () => (await harness.paidOrder()).buyerId));
    const counters = new WorkCounters();
    const lists = await runInRequest({ counters }, () => listOf(buyers, "(first: 1)", admin));
    expect(lists.map((list) => list.nodes.length)).toEqual([1, 1, 1, 1, 1]);
    expect(counters.sqlStatements).toBe(2);
  });

  test.each([["(first: 0)"], [`(after: "x")`]])("with the page %s are refused", async (page) => {
    await expect(listOf([randomUUID()], page, admin)).rejects.toThrow(/first must be|after is not a cursor/);
  });
});

test("the transactions of a payment are oldest first, and one statement for all payments of an answer", async () => {
  const orders = [(await buyerWithRefunds()).orderId, (await harness.paidOrder()).orderId];
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Order {
    payments { transactions { ${transaction} } } } } }`;
  const r = orders.map((id) => ({ __typename: "Order", id }));
  const counters = new WorkCounters();
  const { data } = await runInRequest({ counters }, () => harness.execute(query, { r }, admin));
  expect(counters.sqlStatements).toBe(2);
  const [first, second] = data._entities.map(({ payments }: any) =>
    payments.map(({ transactions }: any) => steps(transactions)),
  );
  expect(first).toEqual([
    ["CHARGE PENDING 49.90 CAD", "CHARGE FAILED 49.90 CAD"],
    [
      "CHARGE PENDING 49.90 CAD",
      "CHARGE SUCCEEDED 49.90 CAD",
      "REFUND PENDING 20.00 CAD",
      "REFUND SUCCEEDED 20.00 CAD",
      "REFUND PENDING 29.90 CAD",
      "REFUND SUCCEEDED 29.90 CAD",
    ],
  ]);
  expect(second).toEqual([["CHARGE PENDING 49.90 CAD", "CHARGE SUCCEEDED 49.90 CAD"]]);
});
