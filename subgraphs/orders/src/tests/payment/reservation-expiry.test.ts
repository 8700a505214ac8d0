import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { noCrashPoint } from "@souk/kernel/process/crash-point";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { Order } from "../../domain/order/order.js";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import type { PayOrderOutcome } from "../../domain/payment/payment-outcome.js";
import { toPayOrderResult } from "../../graph/payment/pay-order-result.js";
import { ordersJobs } from "../../jobs/orders-jobs.js";
import { ordersDatabase } from "../../store/database-definition.js";
import { FakePeers } from "../../testing/fake-peers.js";
import { customer, goodCard, shippingAddress, testOrdersDomain } from "../../testing/test-orders-domain.js";

const lamp = randomUUID();
const expiresAt = new Date("2026-05-01T12:15:00Z");
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let fakes: FakePeers;
let domain: OrdersDomain;
let buyerId: string;

beforeAll(async () => {
  testDatabase = await openTestDatabase("orders", ordersDatabase);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

beforeEach(() => {
  fakes = new FakePeers();
  fakes.product(lamp, "49.99", { name: "Lamp" });
  fakes.cart = [{ productId: lamp, quantity: 2 }];
  buyerId = randomUUID();
  domain = domainThatDiesAt("nowhere");
});

function domainThatDiesAt(place: string): OrdersDomain {
  const crashPoint = (reached: string): void => {
    if (reached === place) throw new Error(`died at ${place}`);
  };
  return testOrdersDomain(testDatabase.database, fakes, {
    crashPoint: place === "nowhere" ? noCrashPoint : crashPoint,
  });
}

/** Creates an order with reserved stock whose process died. */
async function abandonedAt(place: string): Promise<Order> {
  const input = { idempotencyKey: randomUUID(), payment: { card: goodCard }, shippingAddress };
  await expect(domainThatDiesAt(place).checkout(input, customer(buyerId))).rejects.toThrow(place);
  return order();
}

async function order(): Promise<Order> {
  const listed = await domain.listOrders({ buyerId, page: {} });
  const [only] = listed.kind === "listed" ? listed.page.rows : [];
  if (!only) throw new Error("no order");
  return only;
}

const eventsOf = ({ events }: Order): string[] => events.map(({ type }) => type);

const expire = (orderId: string) => domain.expireReservation({ orderId, expiresAt, isOver: true });

const pay = (orderId: string): Promise<PayOrderOutcome> =>
  domain.payOrder({ orderId, idempotencyKey: randomUUID(), payment: { card: goodCard } }, buyerId);

describe("when the reservation of an unpaid order expires", () => {
  test("the units are released, and one event of the order records it", async () => {
    const { id } = await abandonedAt("checkout.reserved");
    expect(await expire(id)).toBe("release");
    expect(await expire(id)).toBe("release");
    const { status, events } = await order();
    expect(status).toBe("CREATED");
    expect(events.slice(1)).toEqual([
      expect.objectContaining({ type: "reservationExpired", actor: "time", from: null, to: null }),
    ]);
    expect(events[1]?.detail).toContain("not paid in time");
  });

  test("no event is written shortly before the end", async () => {
    const { id } = await abandonedAt("checkout.reserved");
    expect(await domain.expireReservation({ orderId: id, expiresAt, isOver: false })).toBe("release");
    expect(eventsOf(await order())).toEqual(["orderPlaced"]);
    fakes.chargeState = "PENDING";
    expect(await domain.expireReservation({ orderId: id, expiresAt, isOver: false })).toBe("keep");
    expect(eventsOf(await order())).toEqual(["orderPlaced", "paymentUnknown"]);
  });

  test("a second reservation of the order ends with its own event", async () => {
    const { id } = await abandonedAt("checkout.reserved");
    await expire(id);
    await domain.expireReservation({ orderId: id, expiresAt: new Date(expiresAt.getTime() + 900_000), isOver: true });
    expect(eventsOf(await order())).toEqual(["orderPlaced", "reservationExpired", "reservationExpired"]);
  });

  test("the order can still be paid, and reserves again", async () => {
    const { id } = await abandonedAt("checkout.reserved");
    await expire(id);
    await fakes.peers.inventory.release(id);
    expect(await pay(id)).toMatchObject({ kind: "paid" });
    expect(fakes.stock.get(lamp)).toBe(98);
    expect(eventsOf(await order())).toEqual([
      "orderPlaced",
      "reservationExpired",
      "stockReserved",
      "paymentCharged",
      "orderPaid",
      "stockCommitted",
    ]);
  });

  test("a sold-out product is a conflict that names it, and nobody is charged", async () => {
    const { id } = await abandonedAt("checkout.reserved");
    await expire(id);
    await fakes.peers.inventory.release(id);
    fakes.stock.set(lamp, 1);
    const refused = toPayOrderResult(await pay(id));
    expect(refused).toMatchObject({ code: "CONFLICT", message: expect.stringMatching(/Lamp.*2 wanted, 1 available/) });
    expect(fakes.charges.size).toBe(0);
    fakes.stock.set(lamp, 2);
    expect(await pay(id)).toMatchObject({ kind: "paid" });
  });

  test.each([
    ["is not known yet", (): void => void (fakes.chargeState = "PENDING")],
    ["cannot be requested", (): void => void fakes.down.add("payments")],
  ])("the units are kept if the payment %s, and an event records it", async (_case, arrange) => {
    const { id } = await abandonedAt("checkout.reserved");
    arrange();
    expect(await expire(id)).toBe("keep");
    expect(eventsOf(await order())).toEqual(["orderPlaced", "paymentUnknown"]);
    await domain.resumePayment(id);
    await expect(domain.expireOrder(id)).rejects.toThrow(/is open/);
    expect((await order()).status).toBe("CREATED");
    expect(fakes.reserved.has(id)).toBe(true);
  });

  test("the units are kept if the buyer was charged, and the order is paid", async () => {
    const { id } = await abandonedAt("checkout.charged");
    fakes.chargeState = "SUCCEEDED";
    expect(await expire(id)).toBe("keep");
    expect(eventsOf(await order())).toEqual([
      "orderPlaced",
      "stockReserved",
      "paymentCharged",
      "orderPaid",
      "stockCommitted",
    ]);
    expect(fakes.calls).toContain(`commit ${id}`);
  });

  test("a paid order keeps its units, a closed or withdrawn one releases them, and no event is written", async () => {
    const { id } = await abandonedAt("checkout.reserved");
    await pay(id);
    expect(await expire(id)).toBe("keep");
    await domain.cancelOrder(id, { kind: "guest", id: buyerId, sessionId: randomUUID() });
    expect(await expire(id)).toBe("release");
    expect(await expire(randomUUID())).toBe("release");
    expect(eventsOf(await order())).not.toContain("reservationExpired");
  });
});

describe("a payment in progress", () => {
  test("keeps its reservation when the outbox releases that of an earlier decline late", async () => {
    fakes.nextCharge = { kind: "declined", declineCode: "card_declined", paymentId: "PAY-1" };
    await domain.checkout(
      { idempotencyKey: randomUUID(), payment: { card: goodCard }, shippingAddress },
      customer(buyerId),
    );
    const { id } = await order();
    const [late] = await testDatabase.database.manager.query(
      `select payload -> 'data' as data from graphile_worker._private_jobs
       where payload -> 'data' ->> 'orderId' = $1 and payload -> 'data' ->> 'endsAt' is not null`,
      [id],
    );
    fakes.nextCharge = { kind: "succeeded" };
    const { payments } = fakes.peers;
    const charge = payments.charge.bind(payments);
    jest.spyOn(payments, "charge").mockImplementationOnce(async (request) => {
      await ordersJobs(domain, noCrashPoint).releaseReservation?.(late.data as never, {} as never);
      expect(fakes.stock.get(lamp)).toBe(98);
      return charge(request);
    });
    expect(await pay(id)).toMatchObject({ kind: "paid" });
  });

  test("holds a reservation that would end before the charge is answered, and no other", async () => {
    const input = { idempotencyKey: randomUUID(), payment: { card: goodCard }, shippingAddress };
    await domain.checkout(input, customer(buyerId));
    expect(fakes.calls.filter((call) => call.startsWith("hold"))).toEqual([]);
    fakes.cart = [{ productId: lamp, quantity: 1 }];
    fakes.reservationMs = 5000;
    const paid = await domain.checkout({ ...input, idempotencyKey: randomUUID() }, customer(buyerId));
    if (paid.kind !== "paid") throw new Error(paid.kind);
    const holdIndex = fakes.calls.indexOf(`hold ${paid.order.id}`);
    expect(holdIndex).toBeGreaterThan(-1);
    expect(holdIndex).toBeLessThan(fakes.calls.indexOf(`charged ${paid.order.id}`));
  });

  test("that was never made releases the stock, and an event records it", async () => {
    fakes.nextCharge = { kind: "pending" };
    fakes.chargeState = "PENDING";
    await domain.checkout(
      { idempotencyKey: randomUUID(), payment: { card: goodCard }, shippingAddress },
      customer(buyerId),
    );
    const { id } = await order();
    fakes.chargeState = "NONE";
    await Promise.all([domain.resumePayment(id), domain.resumePayment(id)]);
    expect(eventsOf(await order())).toEqual(["orderPlaced", "stockReserved", "paymentUnknown", "paymentNotMade"]);
    expect(fakes.stock.get(lamp)).toBe(100);
    expect(await domain.oldestStuckOrders()).toEqual([]);
  });
});
