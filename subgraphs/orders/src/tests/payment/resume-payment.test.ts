import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import type { Clock } from "@souk/kernel/values/clock";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { checkoutProgress } from "../../domain/checkout/checkout-progress.js";
import type { Order } from "../../domain/order/order.js";
import type { Charge } from "../../domain/order-peers.js";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import { ordersDatabase } from "../../store/database-definition.js";
import { FakePeers } from "../../testing/fake-peers.js";
import { customer, goodCard, shippingAddress, testOrdersDomain } from "../../testing/test-orders-domain.js";

const lamp = randomUUID();
const paidEvents = ["orderPlaced", "stockReserved", "paymentCharged", "orderPaid", "stockCommitted"];
let opened: Awaited<ReturnType<typeof openTestDatabase>>;
let fakes: FakePeers;
let buyerId: string;
let now: Date;
let domain: OrdersDomain;
const clock: Clock = { now: () => now };

beforeAll(async () => {
  opened = await openTestDatabase("orders", ordersDatabase);
});

afterAll(async () => opened[Symbol.asyncDispose]());

beforeEach(() => {
  fakes = new FakePeers();
  fakes.product(lamp, "49.99");
  fakes.cart = [{ productId: lamp, quantity: 2 }];
  buyerId = randomUUID();
  now = new Date("2026-05-01T12:00:00Z");
  domain = testOrdersDomain(opened.database, fakes, { clock });
});

const later = (seconds: number): void => void (now = new Date(now.getTime() + seconds * 1000));

function dyingAt(place: string): OrdersDomain {
  const crashPoint = (reached: string): void => {
    if (reached === place) throw new Error(`died at ${place}`);
  };
  return testOrdersDomain(opened.database, fakes, { clock, crashPoint });
}

const checkOut = (by: OrdersDomain, idempotencyKey = "k") =>
  by.checkout({ idempotencyKey, payment: { card: goodCard }, shippingAddress }, customer(buyerId));

const pay = (by: OrdersDomain, { id }: Order, idempotencyKey: string = randomUUID()) =>
  by.payOrder({ orderId: id, idempotencyKey, payment: { card: goodCard } }, buyerId);

async function orderNow(): Promise<Order> {
  const listed = await domain.listOrders({ buyerId, page: {} });
  const [only] = listed.kind === "listed" ? listed.page.rows : [];
  if (!only) throw new Error("no order");
  return only;
}

/** Returns the order of a checkout whose process died at this point. */
async function abandonedAt(place: string): Promise<Order> {
  await expect(checkOut(dyingAt(place))).rejects.toThrow(place);
  return orderNow();
}

const stepNow = async (): Promise<string> => checkoutProgress(await orderNow()).step;
const eventsNow = async (): Promise<string[]> => (await orderNow()).events.map(({ type }) => type);

async function jobOf({ id }: Order): Promise<{ inSeconds: number; round: number } | null> {
  const [job]: { run_at: Date; round: number }[] = await opened.database.manager.query(
    `select run_at, (payload -> 'data' ->> 'round')::int as round from graphile_worker._private_jobs where key = $1`,
    [`resumePayment:${id}`],
  );
  return job ? { inSeconds: (job.run_at.getTime() - now.getTime()) / 1000, round: job.round } : null;
}

const declines = (): Extract<Charge, { kind: "declined" }> => {
  const declined = { kind: "declined", declineCode: "insufficient_funds", paymentId: randomUUID() } as const;
  fakes.nextCharge = declined;
  return declined;
};

function chargeThat(kind: "succeeded" | "declined" | "pending" | "actionRequired"): Charge {
  const paymentId = randomUUID();
  const action = { provider: "stripe", url: "https://bank.test/", clientSecret: null, publicKey: null };
  const expiresAt = new Date(now.getTime() + 1_800_000);
  switch (kind) {
    case "declined":
      return { kind, paymentId, declineCode: "insufficient_funds" };
    case "actionRequired":
      return { kind, paymentId, action: { ...action, providerOrderId: null, expiresAt } };
    default:
      return { kind };
  }
}

describe("the job of a payment", () => {
  test.each(["checkout.placed", "checkout.reserved", "checkout.charged"])(
    "exists when the process dies at %s, and is due when its claim is stale",
    async (place) => {
      expect(await jobOf(await abandonedAt(place))).toEqual({ inSeconds: 3, round: 0 });
    },
  );

  test("is removed by the statement that makes the order PAID", async () => {
    await expect(checkOut(dyingAt("checkout.paid"))).rejects.toThrow("checkout.paid");
    const order = await orderNow();
    expect([order.status, await jobOf(order)]).toEqual(["PAID", null]);
  });

  test("is written before payOrder charges, in the statement that claims the key", async () => {
    declines();
    await checkOut(domain);
    const order = await orderNow();
    later(60);
    fakes.nextCharge = { kind: "succeeded" };
    await expect(pay(dyingAt("checkout.charged"), order)).rejects.toThrow("checkout.charged");
    expect([await stepNow(), await jobOf(order)]).toEqual(["CONFIRMING_PAYMENT", { inSeconds: 3, round: 0 }]);
  });

  test("leaves an attempt alone while its process lives, and checks again after a second", async () => {
    const order = await abandonedAt("checkout.charged");
    fakes.chargeState = "SUCCEEDED";
    later(2.9);
    await domain.resumePayment(order.id);
    expect(fakes.calls).not.toContain("find");
    expect([await stepNow(), await jobOf(order)]).toEqual(["CONFIRMING_PAYMENT", { inSeconds: 1, round: 1 }]);
  });
});

test("a failed run of the job is repeated after five seconds", async () => {
  const order = await abandonedAt("checkout.charged");
  later(3);
  const { payments } = fakes.peers;
  const find = jest.spyOn(payments, "find").mockRejectedValueOnce(new Error("no connection"));
  await expect(domain.resumePayment(order.id)).rejects.toThrow("no connection");
  expect([await stepNow(), await jobOf(order)]).toEqual(["CONFIRMING_PAYMENT", { inSeconds: 5, round: 1 }]);
  find.mockRestore();
});

describe("a checkout whose process died", () => {
  test("is paid when the charge was made; a repeat of its key returns the same answer", async () => {
    const order = await abandonedAt("checkout.charged");
    expect(await stepNow()).toBe("CONFIRMING_PAYMENT");
    fakes.chargeState = "SUCCEEDED";
    later(3);
    await domain.resumePayment(order.id);
    expect(await eventsNow()).toEqual(paidEvents);
    expect([fakes.calls.includes(`commit ${order.id}`), fakes.cart, await jobOf(order)]).toEqual([true, [], null]);
    expect(await checkOut(domain)).toMatchObject({ kind: "paid", replayed: true, order: { id: order.id } });
    expect(fakes.charges.size).toBe(1);
  });

  test("is declined when the charge was declined; a repeat of its key is declined too", async () => {
    const { declineCode } = declines();
    const order = await abandonedAt("checkout.charged");
    fakes.chargeState = "FAILED";
    later(3);
    await domain.resumePayment(order.id);
    expect([await eventsNow(), await stepNow()]).toEqual([["orderPlaced", "paymentDeclined"], "AWAITING_PAYMENT"]);
    expect(fakes.stock.get(lamp)).toBe(100);
    expect(await checkOut(domain)).toMatchObject({ kind: "declined", declineCode, replayed: true });
  });

  test.each(["checkout.placed", "checkout.reserved"])(
    "at %s is released once no charge can arrive any more; a repeat of its key pays it",
    async (place) => {
      const order = await abandonedAt(place);
      later(9);
      await domain.resumePayment(order.id);
      expect([await stepNow(), await jobOf(order)]).toEqual(["CONFIRMING_PAYMENT", { inSeconds: 2, round: 1 }]);
      later(2);
      await domain.resumePayment(order.id, 1);
      expect([await eventsNow(), await stepNow()]).toEqual([["orderPlaced", "paymentNotMade"], "AWAITING_PAYMENT"]);
      expect(fakes.stock.get(lamp)).toBe(100);
      await domain.resumePayment(order.id, 2);
      expect(await eventsNow()).toHaveLength(2);
      expect(await checkOut(domain)).toMatchObject({ kind: "paid", order: { id: order.id } });
    },
  );

  test.each([
    ["the provider has not answered", (): void => void (fakes.chargeState = "PENDING")],
    ["payments is unavailable", (): void => void fakes.down.add("payments")],
  ])("stays CONFIRMING_PAYMENT while %s, with growing pauses, and is paid when it is known", async (_case, arrange) => {
    const order = await abandonedAt("checkout.charged");
    arrange();
    const pauses = [];
    for (let round = 0; round < 12; round += 1) {
      later(60);
      await domain.resumePayment(order.id, round);
      pauses.push(Math.floor((await jobOf(order))?.inSeconds ?? 0));
    }
    expect(pauses).toEqual([2, 3, 4, 6, 10, 15, 22, 34, 51, 60, 60, 60]);
    expect([await eventsNow(), await stepNow()]).toEqual([["orderPlaced", "paymentUnknown"], "CONFIRMING_PAYMENT"]);
    fakes.down.clear();
    fakes.chargeState = "SUCCEEDED";
    await domain.resumePayment(order.id, 12);
    expect([(await orderNow()).status, await jobOf(order)]).toEqual(["PAID", null]);
  });

  test("is ACTION_REQUIRED when the provider waits for the buyer", async () => {
    fakes.nextCharge = chargeThat("actionRequired");
    const order = await abandonedAt("checkout.charged");
    fakes.chargeState = "PENDING";
    later(3);
    await domain.resumePayment(order.id);
    expect([await eventsNow(), await stepNow()]).toEqual([["orderPlaced", "paymentActionRequired"], "ACTION_REQUIRED"]);
    expect(await checkOut(domain)).toMatchObject({ kind: "actionRequired", order: { id: order.id } });
  });

  test("is then a stuck order with a reason, and repairOrder completes it", async () => {
    const { id } = await abandonedAt("checkout.charged");
    fakes.chargeState = "SUCCEEDED";
    const stuckNow = async () => (await domain.oldestStuckOrders()).filter(({ order }) => order.id === id);
    later(2.9);
    expect(await stuckNow()).toEqual([]);
    later(0.1);
    expect(await stuckNow()).toMatchObject([
      { kind: "PAYMENT_UNKNOWN", detail: expect.stringContaining("the process that was paying it has ended") },
    ]);
    const actor = { userId: randomUUID(), username: "ada", role: "ADMIN", apiKeyId: null } as const;
    const action = { id: randomUUID(), at: now, name: "repairOrder", actor, clientAddress: null, userAgent: null };
    expect(await domain.repairOrder(id, action)).toMatchObject({ order: { status: "PAID" } });
    expect(await stuckNow()).toEqual([]);
  });

  test("is refunded when it was cancelled before the charge was known", async () => {
    const order = await abandonedAt("checkout.charged");
    await domain.cancelOrder(order.id, { kind: "guest", id: buyerId, sessionId: randomUUID() });
    fakes.chargeState = "SUCCEEDED";
    later(3);
    await domain.resumePayment(order.id);
    expect(await orderNow()).toMatchObject({ status: "CANCELLED", refunds: [{ kind: "LATE" }] });
  });

  test("is completed once, even by a job and a repeat of its key in parallel", async () => {
    const order = await abandonedAt("checkout.charged");
    fakes.chargeState = "SUCCEEDED";
    later(3);
    const [, outcome] = await Promise.all([domain.resumePayment(order.id), checkOut(domain)]);
    expect(outcome).toMatchObject({ kind: "paid", order: { id: order.id, status: "PAID" } });
    expect(await eventsNow()).toEqual(paidEvents);
    expect(fakes.charges.size).toBe(1);
  });
});

describe("payOrder of an order that is cancelled before its stock is reserved", () => {
  test.each(["succeeded", "declined", "pending", "actionRequired"] as const)(
    "leaves no reservation when the charge answers %s",
    async (kind) => {
      declines();
      await checkOut(domain);
      const order = await orderNow();
      const { inventory } = fakes.peers;
      const reserve = inventory.reserve.bind(inventory);
      const reserveAfterCancel = jest.spyOn(inventory, "reserve").mockImplementationOnce(async (...given) => {
        await domain.cancelOrder(order.id, { kind: "guest", id: buyerId, sessionId: randomUUID() });
        return reserve(...given);
      });
      fakes.nextCharge = chargeThat(kind);
      await pay(domain, order);
      reserveAfterCancel.mockRestore();
      if (kind === "succeeded") fakes.chargeState = "SUCCEEDED";
      later(3);
      fakes.down.add("inventory");
      await domain.resumePayment(order.id);
      expect(await jobOf(order)).toEqual({ inSeconds: 5, round: 1 });
      fakes.down.delete("inventory");
      await domain.resumePayment(order.id);
      expect([(await orderNow()).status, fakes.reserved.get(order.id), await jobOf(order)]).toEqual([
        "CANCELLED",
        undefined,
        null,
      ]);
    },
  );
});

describe("payOrder of an order whose payment is being confirmed", () => {
  test("returns the payment that was made, and charges nothing", async () => {
    const order = await abandonedAt("checkout.charged");
    fakes.chargeState = "SUCCEEDED";
    // the reservation has ended, and other orders have taken the goods
    await fakes.peers.inventory.release(order.id);
    fakes.stock.set(lamp, 0);
    expect(await pay(domain, order)).toMatchObject({ kind: "paid", order: { id: order.id } });
    expect(fakes.charges.size).toBe(1);
    expect(fakes.calls.filter((call) => call === "tokenize")).toHaveLength(1);
  });

  test("returns paymentUnknown while the outcome is unknown, and charges nothing", async () => {
    const order = await abandonedAt("checkout.charged");
    fakes.chargeState = "PENDING";
    expect(await pay(domain, order)).toMatchObject({ kind: "paymentUnknown", order: { status: "CREATED" } });
    expect(fakes.charges.size).toBe(1);
  });

  test("is refused while payments is unavailable", async () => {
    const order = await abandonedAt("checkout.charged");
    fakes.down.add("payments");
    expect(await pay(domain, order)).toEqual({ kind: "serviceUnavailable", service: "payments" });
  });

  test("pays when nobody was charged", async () => {
    const order = await abandonedAt("checkout.reserved");
    expect(await pay(domain, order)).toMatchObject({ kind: "paid", order: { id: order.id } });
  });

  test("leaves its payment to the job when it fails after the charge", async () => {
    const order = await abandonedAt("checkout.reserved");
    await expect(pay(dyingAt("checkout.charged"), order)).rejects.toThrow("checkout.charged");
    fakes.chargeState = "SUCCEEDED";
    expect(await stepNow()).toBe("CONFIRMING_PAYMENT");
    later(3);
    await domain.resumePayment(order.id);
    expect((await orderNow()).status).toBe("PAID");
  });

  test("frees its key for another card when it is refused", async () => {
    declines();
    await checkOut(domain);
    const order = await orderNow();
    fakes.nextCharge = { kind: "methodNotFound" };
    expect(await pay(domain, order, "k2")).toMatchObject({ kind: "invalid" });
    expect(await stepNow()).toBe("AWAITING_PAYMENT");
    const stored = { paymentMethodId: randomUUID() };
    fakes.nextCharge = { kind: "succeeded" };
    const again = { orderId: order.id, idempotencyKey: "k2", payment: stored };
    expect(await domain.payOrder(again, buyerId)).toMatchObject({ kind: "paid" });
  });
});
