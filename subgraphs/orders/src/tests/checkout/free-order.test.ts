import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { card, course, desk, lamp, OrdersHarness } from "../../testing/orders-harness.js";

let harness: OrdersHarness;
const withoutPayment = { payment: null, shippingAddress: null };
const paid = { __typename: "Order", status: "PAID", total: { amount: "0.00" } };

beforeAll(async () => {
  harness = await OrdersHarness.open();
});

afterAll(async () => harness[Symbol.asyncDispose]());

/** A free course is in the cart, and payments does not answer. */
beforeEach(async () => {
  await harness.reset();
  harness.fakes.product(course, "0.00", { kind: "COURSE" });
  harness.fakes.cart = [{ productId: course, quantity: 1 }];
  harness.fakes.down.add("payments");
});

const eventsOf = ({ events }: { events: { type: string }[] }): string[] => events.map(({ type }) => type);

describe("a checkout with a total of 0", () => {
  test.each([
    ["no payment", null],
    ["a card, which is not used", { card }],
    ["a later payment", { later: true }],
  ])("places a paid order without a call to payments, given %s", async (_case, payment) => {
    const order = await harness.checkout({ ...withoutPayment, ...(payment ? { payment } : {}) });
    expect(order).toMatchObject(paid);
    expect(eventsOf(order)).toEqual(["orderPlaced", "orderPaid", "enrolled"]);
    expect(harness.fakes.refused).toEqual([]);
    expect(harness.fakes.calls).toContain(`removeBought ${order.id}`);
  });

  test("reserves and takes the stock of free goods that are shipped free", async () => {
    harness.fakes.product(lamp, "0.00");
    harness.fakes.shippingMinor = 0;
    harness.fakes.cart = [{ productId: lamp, quantity: 2 }];
    const order = await harness.checkout({ payment: null });
    expect(eventsOf(order)).toEqual(["orderPlaced", "stockReserved", "orderPaid", "stockCommitted"]);
    harness.fakes.stock.set(lamp, 1);
    expect(await harness.checkout({ payment: null })).toMatchObject({ __typename: "OutOfStock" });
    expect(await harness.ownOrders()).toHaveLength(1);
  });

  test("returns the same order to a repeat", async () => {
    const request = { ...withoutPayment, idempotencyKey: randomUUID() };
    const { id } = await harness.checkout(request);
    expect(await harness.checkout(request)).toMatchObject({ __typename: "Order", id });
    expect(await harness.ownOrders()).toHaveLength(1);
  });

  test("places one order of a cart for two checkouts at once", async () => {
    harness.fakes.cartVersion = randomUUID();
    const answers = await Promise.all([harness.checkout(withoutPayment), harness.checkout(withoutPayment)]);
    expect((await harness.ownOrders()).filter(({ status }) => status !== "CANCELLED")).toHaveLength(1);
    expect(answers.some(({ __typename }) => __typename === "Order")).toBe(true);
  });

  test("places no order when the buyer expected another total", async () => {
    const expectedTotal = { amount: "5.00", currency: "CAD" };
    expect(await harness.checkout({ ...withoutPayment, expectedTotal })).toMatchObject({ __typename: "PriceChanged" });
    expect(await harness.ownOrders()).toEqual([]);
  });
});

describe("a checkout with something to pay", () => {
  beforeEach(() => void harness.fakes.down.delete("payments"));

  test.each([
    ["free goods with a cost of shipping", lamp],
    ["a free course and goods with a price", desk],
  ])("needs a payment: %s", async (_case, productId) => {
    harness.fakes.product(lamp, "0.00");
    harness.fakes.cart.push({ productId, quantity: 1 });
    expect(await harness.checkout({ payment: null })).toMatchObject({
      __typename: "InvalidInput",
      fields: [{ path: "payment" }],
    });
    expect(await harness.checkout()).toMatchObject({ __typename: "Order", status: "PAID" });
    expect(harness.fakes.charges.size).toBe(1);
  });
});
