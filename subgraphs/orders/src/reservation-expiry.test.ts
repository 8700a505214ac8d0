import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { noCrashPoint } from "@souk/kernel/crash-point";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { OrdersDomain } from "./domain/orders-domain.js";
import type { Order } from "./domain/order.js";
import type { PayOrderOutcome } from "./domain/pay-order.js";
import { ordersJobs } from "./jobs/orders-jobs.js";
import { toPayOrderResult } from "./graph/checkout-results.js";
import { ordersDatabase } from "./store/database-definition.js";
import { FakePeers } from "./testing/fake-peers.js";
import { customer, goodCard, shippingAddress, testOrdersDomain } from "./testing/test-orders-domain.js";

const lamp = randomUUID();
const expiresAt = new Date("2026-05-01T12:15:00Z");
let opened: Awaited<ReturnType<typeof openTestDatabase>>;
let world: FakePeers;
let domain: OrdersDomain;
let buyerId: string;

beforeAll(async () => {
  opened = await openTestDatabase("orders", ordersDatabase);
});

afterAll(async () => opened[Symbol.asyncDispose]());

beforeEach(() => {
  world = new FakePeers();
  world.product(lamp, "49.99", { name: "Lamp" });
  world.cart = [{ productId: lamp, quantity: 2 }];
  buyerId = randomUUID();
  domain = domainThatDiesAt("nowhere");
});

function domainThatDiesAt(place: string): OrdersDomain {
  const crashPoint = (reached: string): void => {
    if (reached === place) throw new Error(`died at ${place}`);
  };
  return testOrdersDomain(opened.database, world, { crashPoint: place === "nowhere" ? noCrashPoint : crashPoint });
}

/** An order that has its stock, and nobody who goes on with it. */
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

describe("when the time of an unpaid order's reservation is over", () => {
  test("it goes, and the order says so, once", async () => {
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

  test("nothing is written while it is about to be", async () => {
    const { id } = await abandonedAt("checkout.reserved");
    expect(await domain.expireReservation({ orderId: id, expiresAt, isOver: false })).toBe("release");
    expect(eventsOf(await order())).toEqual(["orderPlaced"]);
    world.chargeState = "PENDING";
    expect(await domain.expireReservation({ orderId: id, expiresAt, isOver: false })).toBe("keep");
    expect(eventsOf(await order())).toEqual(["orderPlaced", "paymentUnknown"]);
  });

  test("a second reservation of the order ends with an event of its own", async () => {
    const { id } = await abandonedAt("checkout.reserved");
    await expire(id);
    await domain.expireReservation({ orderId: id, expiresAt: new Date(expiresAt.getTime() + 900_000), isOver: true });
    expect(eventsOf(await order())).toEqual(["orderPlaced", "reservationExpired", "reservationExpired"]);
  });

  test("the order can still be paid, and reserves anew", async () => {
    const { id } = await abandonedAt("checkout.reserved");
    await expire(id);
    await world.peers.inventory.release(id);
    expect(await pay(id)).toMatchObject({ kind: "paid" });
    expect(world.stock.get(lamp)).toBe(98);
    expect(eventsOf(await order())).toEqual(["orderPlaced", "reservationExpired", "orderPaid"]);
  });

  test("what is sold out by then is a conflict that names it, and nobody is charged", async () => {
    const { id } = await abandonedAt("checkout.reserved");
    await expire(id);
    await world.peers.inventory.release(id);
    world.stock.set(lamp, 1);
    const refused = toPayOrderResult(await pay(id));
    expect(refused).toMatchObject({ code: "CONFLICT", message: expect.stringMatching(/Lamp.*2 wanted, 1 available/) });
    expect(world.charges.size).toBe(0);
    world.stock.set(lamp, 2);
    expect(await pay(id)).toMatchObject({ kind: "paid" });
  });

  test.each([
    ["is not known yet", (): void => void (world.chargeState = "PENDING")],
    ["cannot be asked about", (): void => void world.down.add("payments")],
  ])("one whose payment %s is kept, and the order says so", async (_case, arrange) => {
    const { id } = await abandonedAt("checkout.reserved");
    arrange();
    expect(await expire(id)).toBe("keep");
    expect(eventsOf(await order())).toEqual(["orderPlaced", "paymentUnknown"]);
    await expect(domain.findPayment(id)).rejects.toThrow(/not known yet|payments/);
    await expect(domain.expireOrder(id)).rejects.toThrow(/not known yet|payments/);
    expect((await order()).status).toBe("CREATED");
    expect(world.reserved.has(id)).toBe(true);
  });

  test("one whose buyer was charged is kept, and the order is paid", async () => {
    const { id } = await abandonedAt("checkout.charged");
    world.chargeState = "SUCCEEDED";
    expect(await expire(id)).toBe("keep");
    expect(eventsOf(await order())).toEqual(["orderPlaced", "orderPaid"]);
    expect(world.calls).toContain(`commit ${id}`);
  });

  test("that of a paid order is kept, that of a closed or withdrawn one goes, and neither is written", async () => {
    const { id } = await abandonedAt("checkout.reserved");
    await pay(id);
    expect(await expire(id)).toBe("keep");
    await domain.cancelOrder(id, { kind: "guest", id: buyerId, sessionId: randomUUID() });
    expect(await expire(id)).toBe("release");
    expect(await expire(randomUUID())).toBe("release");
    expect(eventsOf(await order())).not.toContain("reservationExpired");
  });
});

describe("a payment under way", () => {
  test("keeps its reservation when the outbox is late to free that of an earlier decline", async () => {
    world.nextCharge = { kind: "declined", declineCode: "card_declined", paymentId: "PAY-1" };
    await domain.checkout(
      { idempotencyKey: randomUUID(), payment: { card: goodCard }, shippingAddress },
      customer(buyerId),
    );
    const { id } = await order();
    const [late] = await opened.database.manager.query(
      `select payload -> 'data' as data from graphile_worker._private_jobs
       where payload -> 'data' ->> 'orderId' = $1 and payload -> 'data' ->> 'endsAt' is not null`,
      [id],
    );
    world.nextCharge = { kind: "succeeded" };
    const { payments } = world.peers;
    const charge = payments.charge.bind(payments);
    jest.spyOn(payments, "charge").mockImplementationOnce(async (wanted) => {
      await ordersJobs(domain, noCrashPoint).releaseReservation?.(late.data as never, {} as never);
      expect(world.stock.get(lamp)).toBe(98);
      return charge(wanted);
    });
    expect(await pay(id)).toMatchObject({ kind: "paid" });
  });

  test("holds a reservation that would end before the charge is answered, and only such a one", async () => {
    const input = { idempotencyKey: randomUUID(), payment: { card: goodCard }, shippingAddress };
    await domain.checkout(input, customer(buyerId));
    expect(world.calls.filter((call) => call.startsWith("hold"))).toEqual([]);
    world.cart = [{ productId: lamp, quantity: 1 }];
    world.reservationMs = 5000;
    const paid = await domain.checkout({ ...input, idempotencyKey: randomUUID() }, customer(buyerId));
    if (paid.kind !== "paid") throw new Error(paid.kind);
    const held = world.calls.indexOf(`hold ${paid.order.id}`);
    expect(held).toBeGreaterThan(-1);
    expect(held).toBeLessThan(world.calls.indexOf(`charged ${paid.order.id}`));
    const watched = await opened.database.manager.query(
      `select 1 from graphile_worker.jobs where task_identifier = 'findPayment' and run_at > now() + interval '50 seconds'`,
    );
    expect(watched).toHaveLength(1);
  });

  test("of which nothing came frees the stock, and the order says so", async () => {
    world.nextCharge = { kind: "pending" };
    world.chargeState = "PENDING";
    await domain.checkout(
      { idempotencyKey: randomUUID(), payment: { card: goodCard }, shippingAddress },
      customer(buyerId),
    );
    const { id } = await order();
    world.chargeState = "NONE";
    await Promise.all([domain.findPayment(id), domain.findPayment(id)]);
    expect(eventsOf(await order())).toEqual(["orderPlaced", "paymentUnknown", "paymentNotMade"]);
    expect(world.stock.get(lamp)).toBe(100);
    expect(await domain.oldestStuckOrders()).toEqual([]);
  });
});
