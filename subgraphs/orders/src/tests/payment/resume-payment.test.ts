import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { lamp, PaymentHarness } from "../../testing/payment-harness.js";

const paidEvents = ["orderPlaced", "stockReserved", "paymentCharged", "orderPaid", "stockCommitted"];
let harness: PaymentHarness;

beforeAll(async () => {
  harness = await PaymentHarness.open();
});

afterAll(async () => harness[Symbol.asyncDispose]());

beforeEach(() => harness.reset());

describe("the job of a payment", () => {
  test.each(["checkout.placed", "checkout.reserved", "checkout.charged"])(
    "exists when the process dies at %s, and is due when its claim is stale",
    async (place) => {
      expect(await harness.jobOf(await harness.abandonedAt(place))).toEqual({ inSeconds: 3, round: 0 });
    },
  );

  test("is removed by the statement that makes the order PAID", async () => {
    await expect(harness.checkOut(harness.dyingAt("checkout.paid"))).rejects.toThrow("checkout.paid");
    const order = await harness.orderNow();
    expect([order.status, await harness.jobOf(order)]).toEqual(["PAID", null]);
  });

  test("is written before payOrder charges, in the statement that claims the key", async () => {
    harness.declines();
    await harness.checkOut(harness.domain);
    const order = await harness.orderNow();
    harness.later(60);
    harness.fakes.nextCharge = { kind: "succeeded" };
    await expect(harness.pay(harness.dyingAt("checkout.charged"), order)).rejects.toThrow("checkout.charged");
    expect([await harness.stepNow(), await harness.jobOf(order)]).toEqual([
      "CONFIRMING_PAYMENT",
      { inSeconds: 3, round: 0 },
    ]);
  });

  test("leaves an attempt alone while its process lives, and checks again after a second", async () => {
    const order = await harness.abandonedAt("checkout.charged");
    harness.fakes.chargeState = "SUCCEEDED";
    harness.later(2.9);
    await harness.domain.resumePayment(order.id);
    expect(harness.fakes.calls).not.toContain("find");
    expect([await harness.stepNow(), await harness.jobOf(order)]).toEqual([
      "CONFIRMING_PAYMENT",
      { inSeconds: 1, round: 1 },
    ]);
  });
});

test("a failed run of the job is repeated after five seconds", async () => {
  const order = await harness.abandonedAt("checkout.charged");
  harness.later(3);
  const { payments } = harness.fakes.peers;
  const find = jest.spyOn(payments, "find").mockRejectedValueOnce(new Error("no connection"));
  await expect(harness.domain.resumePayment(order.id)).rejects.toThrow("no connection");
  expect([await harness.stepNow(), await harness.jobOf(order)]).toEqual([
    "CONFIRMING_PAYMENT",
    { inSeconds: 5, round: 1 },
  ]);
  find.mockRestore();
});

describe("a checkout whose process died", () => {
  test("is paid when the charge was made; a repeat of its key returns the same answer", async () => {
    const order = await harness.abandonedAt("checkout.charged");
    expect(await harness.stepNow()).toBe("CONFIRMING_PAYMENT");
    harness.fakes.chargeState = "SUCCEEDED";
    harness.later(3);
    await harness.domain.resumePayment(order.id);
    expect(await harness.eventsNow()).toEqual(paidEvents);
    expect([
      harness.fakes.calls.includes(`commit ${order.id}`),
      harness.fakes.cart,
      await harness.jobOf(order),
    ]).toEqual([true, [], null]);
    expect(await harness.checkOut(harness.domain)).toMatchObject({
      kind: "paid",
      replayed: true,
      order: { id: order.id },
    });
    expect(harness.fakes.charges.size).toBe(1);
  });

  test("is declined when the charge was declined; a repeat of its key is declined too", async () => {
    const { declineCode } = harness.declines();
    const order = await harness.abandonedAt("checkout.charged");
    harness.fakes.chargeState = "FAILED";
    harness.later(3);
    await harness.domain.resumePayment(order.id);
    expect([await harness.eventsNow(), await harness.stepNow()]).toEqual([
      ["orderPlaced", "paymentDeclined"],
      "AWAITING_PAYMENT",
    ]);
    expect(harness.fakes.stock.get(lamp)).toBe(100);
    expect(await harness.checkOut(harness.domain)).toMatchObject({ kind: "declined", declineCode, replayed: true });
  });

  test.each(["checkout.placed", "checkout.reserved"])(
    "at %s is released once no charge can arrive any more; a repeat of its key pays it",
    async (place) => {
      const order = await harness.abandonedAt(place);
      harness.later(9);
      await harness.domain.resumePayment(order.id);
      expect([await harness.stepNow(), await harness.jobOf(order)]).toEqual([
        "CONFIRMING_PAYMENT",
        { inSeconds: 2, round: 1 },
      ]);
      harness.later(2);
      await harness.domain.resumePayment(order.id, 1);
      expect([await harness.eventsNow(), await harness.stepNow()]).toEqual([
        ["orderPlaced", "paymentNotMade"],
        "AWAITING_PAYMENT",
      ]);
      expect(harness.fakes.stock.get(lamp)).toBe(100);
      await harness.domain.resumePayment(order.id, 2);
      expect(await harness.eventsNow()).toHaveLength(2);
      expect(await harness.checkOut(harness.domain)).toMatchObject({ kind: "paid", order: { id: order.id } });
    },
  );

  test.each([
    ["the provider has not answered", (): void => void (harness.fakes.chargeState = "PENDING")],
    ["payments is unavailable", (): void => void harness.fakes.down.add("payments")],
  ])(
    "S2-39: stays CONFIRMING_PAYMENT while %s, with growing pauses, and is paid when it is known",
    async (_case, arrange) => {
      const order = await harness.abandonedAt("checkout.charged");
      arrange();
      const pauses = [];
      for (let round = 0; round < 12; round += 1) {
        harness.later(60);
        await harness.domain.resumePayment(order.id, round);
        pauses.push(Math.floor((await harness.jobOf(order))?.inSeconds ?? 0));
      }
      expect(pauses).toEqual([2, 3, 4, 6, 10, 15, 22, 34, 51, 60, 60, 60]);
      expect([await harness.eventsNow(), await harness.stepNow()]).toEqual([
        ["orderPlaced", "paymentUnknown"],
        "CONFIRMING_PAYMENT",
      ]);
      harness.fakes.down.clear();
      harness.fakes.chargeState = "SUCCEEDED";
      await harness.domain.resumePayment(order.id, 12);
      expect([(await harness.orderNow()).status, await harness.jobOf(order)]).toEqual(["PAID", null]);
    },
  );

  test("is ACTION_REQUIRED when the provider waits for the buyer", async () => {
    harness.fakes.nextCharge = harness.chargeThat("actionRequired");
    const order = await harness.abandonedAt("checkout.charged");
    harness.fakes.chargeState = "PENDING";
    harness.later(3);
    await harness.domain.resumePayment(order.id);
    expect([await harness.eventsNow(), await harness.stepNow()]).toEqual([
      ["orderPlaced", "paymentActionRequired"],
      "ACTION_REQUIRED",
    ]);
    expect(await harness.checkOut(harness.domain)).toMatchObject({ kind: "actionRequired", order: { id: order.id } });
  });

  test("is then a stuck order with a reason, and repairOrder completes it", async () => {
    const { id } = await harness.abandonedAt("checkout.charged");
    harness.fakes.chargeState = "SUCCEEDED";
    const stuckNow = async () => (await harness.domain.oldestStuckOrders()).filter(({ order }) => order.id === id);
    harness.later(2.9);
    expect(await stuckNow()).toEqual([]);
    harness.later(0.1);
    expect(await stuckNow()).toMatchObject([
      { kind: "PAYMENT_UNKNOWN", detail: expect.stringContaining("the process that was paying it has ended") },
    ]);
    const actor = { userId: randomUUID(), username: "ada", role: "ADMIN", apiKeyId: null } as const;
    const action = {
      id: randomUUID(),
      at: harness.now,
      name: "repairOrder",
      actor,
      clientAddress: null,
      userAgent: null,
    };
    expect(await harness.domain.repairOrder(id, action)).toMatchObject({ order: { status: "PAID" } });
    expect(await stuckNow()).toEqual([]);
  });

  test("is refunded when it was cancelled before the charge was known", async () => {
    const order = await harness.abandonedAt("checkout.charged");
    await harness.domain.cancelOrder(order.id, { kind: "guest", id: harness.buyerId, sessionId: randomUUID() });
    harness.fakes.chargeState = "SUCCEEDED";
    harness.later(3);
    await harness.domain.resumePayment(order.id);
    expect(await harness.orderNow()).toMatchObject({ status: "CANCELLED", refunds: [{ kind: "LATE" }] });
  });

  test("is completed once, even by a job and a repeat of its key in parallel", async () => {
    const order = await harness.abandonedAt("checkout.charged");
    harness.fakes.chargeState = "SUCCEEDED";
    harness.later(3);
    const [, outcome] = await Promise.all([harness.domain.resumePayment(order.id), harness.checkOut(harness.domain)]);
    expect(outcome).toMatchObject({ kind: "paid", order: { id: order.id, status: "PAID" } });
    expect(await harness.eventsNow()).toEqual(paidEvents);
    expect(harness.fakes.charges.size).toBe(1);
  });
});
