import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { lamp, PaymentHarness } from "../../testing/payment-harness.js";

let harness: PaymentHarness;
const paidEvents = ["orderPlaced", "stockReserved", "orderPaid", "stockCommitted"];

beforeAll(async () => {
  harness = await PaymentHarness.open();
});

afterAll(async () => harness[Symbol.asyncDispose]());

/** The order is free, and payments does not answer. */
beforeEach(() => {
  harness.reset();
  harness.sellForNothing();
});

describe.each(["checkout.placed", "checkout.reserved"])("an order of 0 whose process died at %s", (place) => {
  test.each<[string, (orderId: string) => Promise<unknown>]>([
    ["a repeat of its key", () => harness.checkOut(harness.domain)],
    ["its job", (orderId) => harness.domain.resumePayment(orderId)],
    ["its end", (orderId) => harness.domain.expireOrder(orderId)],
    [
      "the end of its reservation",
      (orderId) => harness.domain.expireReservation({ orderId, expiresAt: harness.now, isOver: true }),
    ],
    [
      "payOrder without a payment",
      (orderId) => harness.domain.payOrder({ orderId, idempotencyKey: randomUUID() }, harness.buyerId),
    ],
  ])("is paid by %s, without a call to payments", async (_name, finish) => {
    const order = await harness.abandonedAt(place);
    harness.later(4);
    await finish(order.id);
    expect(await harness.eventsNow()).toEqual(paidEvents);
    expect(harness.fakes.refused).toEqual([]);
    expect(await harness.checkOut(harness.domain)).toMatchObject({ kind: "paid", order: { id: order.id } });
  });
});

test("an order of 0 whose goods are sold out after a crash stays unpaid, and ends like an unpaid order", async () => {
  const { id } = await harness.abandonedAt("checkout.placed");
  harness.fakes.stock.set(lamp, 1);
  harness.later(4);
  await harness.domain.resumePayment(id);
  expect((await harness.orderNow()).status).toBe("CREATED");
  await harness.domain.expireOrder(id);
  expect((await harness.orderNow()).status).toBe("CANCELLED");
});

test("the job of an order of 0 waits for inventory", async () => {
  const order = await harness.abandonedAt("checkout.placed");
  harness.fakes.down.add("inventory");
  harness.later(4);
  await harness.domain.resumePayment(order.id);
  expect(await harness.jobOf(order)).toEqual({ inSeconds: 5, round: 1 });
  harness.fakes.down.delete("inventory");
  harness.later(5);
  await harness.domain.resumePayment(order.id);
  expect(await harness.eventsNow()).toEqual(paidEvents);
});

test("an order of 0 that was cancelled after a crash stays cancelled, and nothing is refunded", async () => {
  const { id } = await harness.abandonedAt("checkout.reserved");
  await harness.domain.cancelOrder(id, {
    kind: "user",
    id: harness.buyerId,
    username: "ada",
    role: "CUSTOMER",
    sessionId: "s",
  });
  harness.later(4);
  await harness.domain.resumePayment(id);
  expect(await harness.orderNow()).toMatchObject({ status: "CANCELLED", refunds: [] });
  expect([harness.fakes.refused, harness.fakes.reserved.size]).toEqual([[], 0]);
});
