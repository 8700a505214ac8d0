import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { lamp, PaymentHarness } from "../../testing/payment-harness.js";

let harness: PaymentHarness;

beforeAll(async () => {
  harness = await PaymentHarness.open();
});

afterAll(async () => harness[Symbol.asyncDispose]());

beforeEach(() => harness.reset());

describe("payOrder with expectedTotal", () => {
  test("pays an order with that total", async () => {
    const order = await harness.declinedOrder();
    expect(
      await harness.pay(harness.domain, order, { expectedTotal: { amount: "107.97", currency: "CAD" } }),
    ).toMatchObject({ kind: "paid" });
  });

  test.each([
    ["another total", { amount: "107.96", currency: "CAD" }, { kind: "priceChanged", total: { amountMinor: 10797 } }],
    ["another currency", { amount: "107.97", currency: "EUR" }, { kind: "invalid" }],
    ["a malformed amount", { amount: "1,5", currency: "CAD" }, { kind: "invalid" }],
  ])("charges nothing for %s", async (_case, expectedTotal, outcome) => {
    const order = await harness.declinedOrder();
    expect(await harness.pay(harness.domain, order, { expectedTotal })).toMatchObject(outcome);
    expect([harness.fakes.charges.size, (await harness.orderNow()).status]).toEqual([0, "CREATED"]);
  });
});

describe("payOrder of an order that is cancelled before its stock is reserved", () => {
  test.each(["succeeded", "declined", "pending", "actionRequired"] as const)(
    "leaves no reservation when the charge answers %s",
    async (kind) => {
      const order = await harness.declinedOrder();
      const { inventory } = harness.fakes.peers;
      const reserve = inventory.reserve.bind(inventory);
      const reserveAfterCancel = jest.spyOn(inventory, "reserve").mockImplementationOnce(async (...given) => {
        await harness.domain.cancelOrder(order.id, { kind: "guest", id: harness.buyerId, sessionId: randomUUID() });
        return reserve(...given);
      });
      harness.fakes.nextCharge = harness.chargeThat(kind);
      await harness.pay(harness.domain, order);
      reserveAfterCancel.mockRestore();
      if (kind === "succeeded") harness.fakes.chargeState = "SUCCEEDED";
      harness.later(3);
      harness.fakes.down.add("inventory");
      await harness.domain.resumePayment(order.id);
      expect(await harness.jobOf(order)).toEqual({ inSeconds: 5, round: 1 });
      harness.fakes.down.delete("inventory");
      await harness.domain.resumePayment(order.id);
      expect([
        (await harness.orderNow()).status,
        harness.fakes.reserved.get(order.id),
        await harness.jobOf(order),
      ]).toEqual(["CANCELLED", undefined, null]);
    },
  );
});

describe("payOrder of an order whose payment is being confirmed", () => {
  test("returns the payment that was made, and charges nothing", async () => {
    const order = await harness.abandonedAt("checkout.charged");
    harness.fakes.chargeState = "SUCCEEDED";
    // the reservation has ended, and other orders have taken the goods
    await harness.fakes.peers.inventory.release(order.id);
    harness.fakes.stock.set(lamp, 0);
    expect(await harness.pay(harness.domain, order)).toMatchObject({ kind: "paid", order: { id: order.id } });
    expect(harness.fakes.charges.size).toBe(1);
    expect(harness.fakes.calls.filter((call) => call === "tokenize")).toHaveLength(1);
  });

  test("returns paymentUnknown while the outcome is unknown, and charges nothing", async () => {
    const order = await harness.abandonedAt("checkout.charged");
    harness.fakes.chargeState = "PENDING";
    expect(await harness.pay(harness.domain, order)).toMatchObject({
      kind: "paymentUnknown",
      order: { status: "CREATED" },
    });
    expect(harness.fakes.charges.size).toBe(1);
  });

  test("is refused while payments is unavailable", async () => {
    const order = await harness.abandonedAt("checkout.charged");
    harness.fakes.down.add("payments");
    expect(await harness.pay(harness.domain, order)).toEqual({ kind: "serviceUnavailable", service: "payments" });
  });

  test("pays when nobody was charged", async () => {
    const order = await harness.abandonedAt("checkout.reserved");
    expect(await harness.pay(harness.domain, order)).toMatchObject({ kind: "paid", order: { id: order.id } });
  });

  test("leaves its payment to the job when it fails after the charge", async () => {
    const order = await harness.abandonedAt("checkout.reserved");
    await expect(harness.pay(harness.dyingAt("checkout.charged"), order)).rejects.toThrow("checkout.charged");
    harness.fakes.chargeState = "SUCCEEDED";
    expect(await harness.stepNow()).toBe("CONFIRMING_PAYMENT");
    harness.later(3);
    await harness.domain.resumePayment(order.id);
    expect((await harness.orderNow()).status).toBe("PAID");
  });

  test("frees its key for another card when it is refused", async () => {
    const order = await harness.declinedOrder();
    harness.fakes.nextCharge = { kind: "methodNotFound" };
    expect(await harness.pay(harness.domain, order, { idempotencyKey: "k2" })).toMatchObject({ kind: "invalid" });
    expect(await harness.stepNow()).toBe("AWAITING_PAYMENT");
    const stored = { paymentMethodId: randomUUID() };
    harness.fakes.nextCharge = { kind: "succeeded" };
    const again = { orderId: order.id, idempotencyKey: "k2", payment: stored };
    expect(await harness.domain.payOrder(again, harness.buyerId)).toMatchObject({ kind: "paid" });
  });
});
