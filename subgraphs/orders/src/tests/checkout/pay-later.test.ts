import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { address, course, lamp, OrdersHarness } from "../../testing/orders-harness.js";

let harness: OrdersHarness;
const later = { payment: { later: true } };

beforeAll(async () => {
  harness = await OrdersHarness.open();
});

afterAll(async () => harness[Symbol.asyncDispose]());

beforeEach(() => harness.reset());

const eventsOf = ({ events }: { events: { type: string }[] }): string[] => events.map(({ type }) => type);

describe("a checkout that is paid later", () => {
  test("places the order with its stock, and charges nobody", async () => {
    const order = await harness.checkout(later);
    expect(order).toMatchObject({ __typename: "Order", status: "CREATED" });
    expect(eventsOf(order)).toEqual(["orderPlaced", "stockReserved"]);
    expect(harness.fakes.charges.size).toBe(0);
    expect(harness.fakes.calls).not.toContain("defaultMethod");
  });

  test("places an order of a course, which has no stock", async () => {
    harness.fakes.cart = [{ productId: course, quantity: 1 }];
    const order = await harness.checkout({ ...later, shippingAddress: null });
    expect([order.status, eventsOf(order)]).toEqual(["CREATED", ["orderPlaced"]]);
  });

  test("is paid by payOrder", async () => {
    const { id } = await harness.checkout(later);
    const paid = await harness.payOrder(id);
    expect(paid).toMatchObject({ __typename: "Order", status: "PAID" });
    expect(harness.fakes.charges.size).toBe(1);
  });

  test("returns the same order to a repeat, also after it was paid", async () => {
    const request = { ...later, idempotencyKey: randomUUID() };
    const { id } = await harness.checkout(request);
    expect(await harness.checkout(request)).toMatchObject({ id, status: "CREATED" });
    await harness.payOrder(id);
    expect(await harness.checkout(request)).toMatchObject({ id, status: "PAID" });
    expect(await harness.checkout({ ...request, shippingAddress: { ...address, line1: "2 Other" } })).toMatchObject({
      __typename: "IdempotencyKeyReused",
    });
  });

  test("is superseded by a later checkout of the same cart", async () => {
    harness.fakes.cartVersion = randomUUID();
    const { id } = await harness.checkout(later);
    const paid = await harness.checkout();
    expect([paid.status, paid.id === id]).toEqual(["PAID", false]);
    expect(await harness.payOrder(id)).toMatchObject({ __typename: "OrderSuperseded" });
  });

  test("leaves nothing behind when the stock is too low", async () => {
    harness.fakes.stock.set(lamp, 0);
    expect(await harness.checkout(later)).toMatchObject({ __typename: "OutOfStock" });
    expect(await harness.ownOrders()).toEqual([]);
  });

  test("continues after a crash with the order that it placed", async () => {
    const request = { ...later, idempotencyKey: randomUUID() };
    harness.failsAt = "checkout.placed";
    await harness.checkout(request).catch(() => undefined);
    harness.failsAt = null;
    expect(await harness.checkout(request)).toMatchObject({ __typename: "Order", status: "CREATED" });
    expect(await harness.ownOrders()).toHaveLength(1);
  });
});

test("payOrder cannot be paid later", async () => {
  const { id } = await harness.checkout(later);
  const mutation = `mutation ($input: PayOrderInput!) { payOrder(input: $input) {
    __typename ... on InvalidInput { fields { path } } } }`;
  const input = { orderId: id, idempotencyKey: randomUUID(), payment: { later: true } };
  expect((await harness.execute(mutation, { input }, { as: harness.buyer })).data.payOrder).toEqual({
    __typename: "InvalidInput",
    fields: [{ path: "payment.later" }],
  });
});
