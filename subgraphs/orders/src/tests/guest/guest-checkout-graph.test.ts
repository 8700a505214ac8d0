import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { runInRequest, WorkCounters } from "@souk/kernel/logging/request-context";
import { until } from "@souk/kernel/testing/eventually";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { address, admin, card, course, OrdersHarness } from "../../testing/orders-harness.js";

const email = "june@example.com";
let harness: OrdersHarness;
let guest: TestViewer;

beforeAll(async () => {
  harness = await OrdersHarness.open();
});

afterAll(async () => harness[Symbol.asyncDispose]());

beforeEach(async () => {
  await harness.reset();
  guest = { id: randomUUID(), role: "GUEST" };
});

const orderOf = async (id: string, as: TestViewer): Promise<any> => {
  const query = `query ($id: ID!) { order(id: $id) { status email customer { id } events { type actor } } }`;
  return (await harness.execute(query, { id }, { as })).data.order;
};

/** Finds the mail of one event; jobs of other tests also send mails. */
async function mailOf(event: string): Promise<object | undefined> {
  const find = () => harness.fakes.mails.find(({ eventId }) => eventId === event);
  await until(() => find() !== undefined);
  return find();
}

describe("a guest", () => {
  test("checks out with an email address, and the order has no customer", async () => {
    const order = await harness.checkout({ email }, guest);
    expect(order).toMatchObject({ __typename: "Order", status: "PAID" });
    const shown = { status: "PAID", email, customer: null };
    expect(await orderOf(order.id, guest)).toMatchObject(shown);
    expect(await orderOf(order.id, admin)).toMatchObject(shown);
    expect(await orderOf(order.id, { id: randomUUID(), role: "GUEST" })).toBeNull();
  });

  test("must give an address, and a refused checkout leaves nothing", async () => {
    expect(await harness.checkout({}, guest)).toEqual({
      __typename: "InvalidInput",
      code: "VALIDATION_FAILED",
      fields: [{ path: "email" }],
    });
    expect(harness.fakes.calls).toEqual([]);
  });

  test("gets the order's and the shipment's mails at the address", async () => {
    const { id } = await harness.checkout({ email }, guest);
    expect(await mailOf(`orderPaid:${id}`)).toMatchObject({ userId: guest.id, recipient: email });
    await until(() => harness.fakes.shipments.some(({ orderId }) => orderId === id));
    expect(harness.fakes.shipments).toContainEqual(expect.objectContaining({ orderId: id, buyerId: guest.id, email }));
  });

  test("pays again after a decline, and cancels: the mail goes to the address", async () => {
    harness.fakes.nextCharge = { kind: "declined", declineCode: "card_declined", paymentId: randomUUID() };
    const { order } = await harness.checkout({ email }, guest);
    harness.fakes.nextCharge = { kind: "succeeded" };
    expect(await harness.payOrder(order.id, { id: randomUUID(), role: "GUEST" })).toMatchObject({ code: "NOT_FOUND" });
    expect(await harness.payOrder(order.id, guest)).toMatchObject({ status: "PAID" });
    expect(await harness.run(`cancelOrder(id: "${order.id}")`, guest)).toMatchObject({ status: "CANCELLED" });
    expect(await mailOf(`orderCancelled:${order.id}`)).toMatchObject({ recipient: email });
  });

  test("is asked to sign in for a course, and keeps the cart", async () => {
    harness.fakes.cart.push({ productId: course, quantity: 1 });
    const mutation = `mutation ($input: CheckoutInput!) { checkout(input: $input) {
      ... on ProductUnavailable { code message product { id } } } }`;
    const input = { idempotencyKey: "k", email, payment: { card }, shippingAddress: address };
    const { data } = await harness.execute(mutation, { input }, { as: guest });
    expect(data.checkout).toEqual({
      code: "PRODUCT_UNAVAILABLE",
      message: expect.stringContaining("Sign in"),
      product: { id: course },
    });
    expect([harness.fakes.cart.length, harness.fakes.charges.size]).toEqual([2, 0]);
  });

  test("gets the first order for a repeat with the same key; another address is another checkout", async () => {
    const first = await harness.checkout({ email, idempotencyKey: "same" }, guest);
    expect(await harness.checkout({ email, idempotencyKey: "same" }, guest)).toMatchObject({ id: first.id });
    const other = await harness.checkout({ email: "jo@example.com", idempotencyKey: "same" }, guest);
    expect(other).toMatchObject({ code: "IDEMPOTENCY_KEY_REUSED" });
  });

  test("costs the same statements as a customer", async () => {
    const counters = new WorkCounters();
    await runInRequest({ counters }, () => harness.checkout({ email }, guest));
    expect(counters.sqlStatements).toBe(4);
  });
});

test("checkout refuses an address from a customer, whose mails go to the account", async () => {
  expect(await harness.checkout({ email })).toMatchObject({ __typename: "InvalidInput", fields: [{ path: "email" }] });
  const { id } = await harness.checkout();
  expect(await orderOf(id, harness.buyer)).toMatchObject({ email: null, customer: { id: harness.buyer.id } });
  expect(await mailOf(`orderPaid:${id}`)).not.toHaveProperty("recipient");
});
