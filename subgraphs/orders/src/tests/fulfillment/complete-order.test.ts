import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { ShipmentChange } from "../../domain/fulfillment/record-shipment.js";
import type { Order } from "../../domain/order/order.js";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import { ordersDatabase } from "../../store/database-definition.js";
import type { OrderStore } from "../../domain/order-store.js";
import { orderRepository } from "../../store/order-repository.js";
import { FakePeers } from "../../testing/fake-peers.js";
import { customer, goodCard, shippingAddress, testOrdersDomain } from "../../testing/test-orders-domain.js";

const [lamp, cup, weaving, baking] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let store: OrderStore;
let fakes: FakePeers;
let domain: OrdersDomain;

beforeAll(async () => {
  testDatabase = await openTestDatabase("orders", ordersDatabase);
  store = orderRepository(testDatabase.database);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

beforeEach(() => {
  fakes = new FakePeers();
  fakes.nothingToReserve = true;
  fakes.product(lamp, "49.99");
  fakes.product(cup, "9.99");
  fakes.product(weaving, "19.99", { kind: "COURSE" });
  fakes.product(baking, "19.99", { kind: "COURSE" });
  domain = testOrdersDomain(testDatabase.database, fakes);
});

/** Pays an order. Its courses are opened by the outbox, not by the request. */
async function paidOrder(...productIds: string[]): Promise<string> {
  fakes.nextEnrollment = false;
  fakes.cart = productIds.map((productId) => ({ productId, quantity: 1 }));
  const input = { idempotencyKey: randomUUID(), payment: { card: goodCard }, shippingAddress };
  const outcome = await domain.checkout(input, customer());
  if (outcome.kind !== "paid") throw new Error(outcome.kind);
  fakes.nextEnrollment = true;
  return outcome.order.id;
}

async function orderOf(id: string): Promise<Order> {
  const order = await store.findOrder("id", id);
  if (!order) throw new Error("the order is gone");
  return order;
}

const enroll = (orderId: string) => domain.enrollBuyer({ orderId }, false);

let reports = 0;
function report(
  orderId: string,
  status: ShipmentChange["status"],
  parcel = 1,
  given: Partial<ShipmentChange> = {},
): Promise<void> {
  reports += 1;
  const at = new Date(Date.now() + reports);
  const change = { eventId: randomUUID(), trackingNumber: `SHIP-${parcel}`, carrier: "UPS", detail: null };
  const plain = {
    lines: null,
    replaces: null,
    isChange: false,
    isCancelled: false,
    hasLeft: null,
    hasOrderLeft: false,
  };
  return domain.recordShipment({ orderId, status, at, ...change, ...plain, ...given });
}

/** Refunds one unit of each product, and runs the outbox job that follows. */
async function refund(orderId: string, ...productIds: string[]): Promise<void> {
  const lines = productIds.map((productId) => ({ productId, quantity: 1 }));
  await domain.refundOrder({ orderId, lines }, "admin:x");
  await domain.completeAfterRefund(orderId);
}

const typesOf = ({ events }: Order): string[] => events.map(({ type }) => type);

describe("an order with courses only", () => {
  test("is completed once when its courses are open, without PROCESSING", async () => {
    const id = await paidOrder(weaving, baking);
    expect((await orderOf(id)).status).toBe("PAID");
    await enroll(id);
    await enroll(id);
    expect(await orderOf(id)).toMatchObject({ status: "COMPLETED" });
    expect(typesOf(await orderOf(id))).toEqual([
      "orderPlaced",
      "paymentCharged",
      "orderPaid",
      "enrolled",
      "orderCompleted",
    ]);
  });

  test("stays PAID while its courses are not open", async () => {
    const id = await paidOrder(weaving);
    fakes.down.add("courses");
    await expect(enroll(id)).rejects.toThrow("courses does not answer");
    fakes.down.clear();
    fakes.nextEnrollment = false;
    await expect(enroll(id)).rejects.toThrow("not all courses");
    expect(typesOf(await orderOf(id))).not.toContain("enrolled");
    expect((await orderOf(id)).status).toBe("PAID");
  });

  test("can be refunded after it was completed", async () => {
    const id = await paidOrder(weaving);
    await enroll(id);
    await refund(id, weaving);
    expect((await orderOf(id)).status).toBe("REFUNDED");
  });

  test("is completed by the remaining courses when one is refunded first", async () => {
    const id = await paidOrder(weaving, baking);
    await refund(id, weaving);
    await enroll(id);
    expect((await orderOf(id)).status).toBe("COMPLETED");
  });

  test("is not completed after it was cancelled", async () => {
    const id = await paidOrder(weaving);
    const { buyerId } = await orderOf(id);
    await domain.cancelOrder(id, { kind: "user", id: buyerId, username: "a", role: "CUSTOMER", sessionId: "s" });
    await enroll(id);
    expect(typesOf(await orderOf(id))).not.toContain("enrolled");
    expect((await orderOf(id)).status).toBe("CANCELLED");
  });

  test("is found and completed if an earlier release left it PAID; a recent one is left to its job", async () => {
    const id = await paidOrder(weaving);
    const queued = async (): Promise<number> => {
      const [row]: { count: number }[] = await testDatabase.database.manager.query(
        `select count(*)::int as count from graphile_worker._private_jobs where key = $1`,
        [`openCourses:${id}`],
      );
      return row?.count ?? 0;
    };
    await domain.findUnenrolled();
    expect(await queued()).toBe(0);
    await testDatabase.database.manager.query(`update orders set paid_at = now() - interval '1 hour' where id = $1`, [
      id,
    ]);
    await domain.findUnenrolled();
    expect(await queued()).toBe(1);
    await domain.openCourses(id);
    expect((await orderOf(id)).status).toBe("COMPLETED");
    expect(await store.unenrolledOrders(new Date(), 1000)).not.toContain(id);
  });
});

describe("an order of goods and courses", () => {
  test.each([
    ["the goods arrive", ["enroll", "deliver"]],
    ["the courses open", ["deliver", "enroll"]],
  ])("is completed when %s last", async (_last, [first, last]) => {
    const id = await paidOrder(lamp, weaving);
    const deliver = async () => {
      await report(id, "IN_TRANSIT");
      await report(id, "DELIVERED");
    };
    await (first === "enroll" ? enroll(id) : deliver());
    expect((await orderOf(id)).status).toBe(first === "enroll" ? "PAID" : "PROCESSING");
    await (last === "enroll" ? enroll(id) : deliver());
    expect((await orderOf(id)).status).toBe("COMPLETED");
  });

  test("S1-43: stays PAID with a label, and is PROCESSING once a parcel is out for delivery", async () => {
    const id = await paidOrder(lamp);
    await report(id, "LABEL_CREATED");
    expect((await orderOf(id)).status).toBe("PAID");
    await report(id, "OUT_FOR_DELIVERY");
    expect((await orderOf(id)).status).toBe("PROCESSING");
  });

  test("is completed despite refunded courses", async () => {
    const id = await paidOrder(lamp, weaving);
    await report(id, "IN_TRANSIT");
    await report(id, "DELIVERED");
    await refund(id, weaving);
    expect((await orderOf(id)).status).toBe("COMPLETED");
  });

  test("is completed despite refunded goods, whose shipment is cancelled", async () => {
    const id = await paidOrder(lamp, weaving);
    await report(id, "PENDING");
    await enroll(id);
    await refund(id, lamp);
    expect((await orderOf(id)).status).toBe("COMPLETED");
    const jobs: { task: string }[] = await testDatabase.database.manager.query(
      `select task.identifier as task from graphile_worker._private_jobs job
       join graphile_worker._private_tasks task on task.id = job.task_id where payload -> 'data' ->> 'orderId' = $1`,
      [id],
    );
    expect(jobs.map(({ task }) => task)).toContain("stopShipment");
  });
});

describe("an order in one parcel", () => {
  test("is not completed when all of it comes back", async () => {
    const id = await paidOrder(lamp);
    await report(id, "IN_TRANSIT");
    await report(id, "RETURNED");
    expect((await orderOf(id)).status).toBe("PROCESSING");
  });
});

describe("goods of a closed order", () => {
  test("return to stock when shipping could stop them", async () => {
    const returns = [{ eventId: "cancel:1", orderId: "1", lines: [{ productId: lamp, quantity: 1 }] }];
    await domain.stopShipment({ orderId: "1", returns });
    expect(fakes.calls).toEqual(["cancelShipment cancel:1", "returnStock cancel:1 of 1"]);
  });

  test("wait for the carrier when they have left, even if orders does not know it yet", async () => {
    fakes.hasLeft = true;
    const returns = [{ eventId: "cancel:1", orderId: "1", lines: [{ productId: lamp, quantity: 1 }] }];
    await domain.stopShipment({ orderId: "1", returns });
    expect(fakes.calls).toEqual(["cancelShipment cancel:1"]);
  });
});

describe("an order in several parcels with lines", () => {
  const [first, second] = [{ lines: [{ productId: lamp, quantity: 1 }] }, { lines: [{ productId: cup, quantity: 1 }] }];

  test("is PROCESSING with the first parcel that leaves, and COMPLETED when every unit has arrived", async () => {
    const id = await paidOrder(lamp, cup);
    await report(id, "PENDING", 1, first);
    await report(id, "IN_TRANSIT", 1, first);
    expect((await orderOf(id)).status).toBe("PROCESSING");
    await report(id, "DELIVERED", 1, first);
    expect((await orderOf(id)).status).toBe("PROCESSING");
    await report(id, "DELIVERED", 2, second);
    expect((await orderOf(id)).status).toBe("COMPLETED");
  });

  test("is completed despite a cancelled parcel whose goods are in another one", async () => {
    const id = await paidOrder(lamp);
    await report(id, "FAILED", 1, { lines: [], isCancelled: true, hasLeft: false });
    await report(id, "DELIVERED", 2, first);
    expect((await orderOf(id)).status).toBe("COMPLETED");
  });

  test("is completed by the replacement of a lost parcel", async () => {
    const id = await paidOrder(lamp);
    await report(id, "IN_TRANSIT", 1, first);
    await report(id, "FAILED", 1, { ...first, hasLeft: true });
    await report(id, "DELIVERED", 2, { ...first, replaces: "SHIP-1" });
    expect((await orderOf(id)).status).toBe("COMPLETED");
  });

  test("requests reviews once, after its last delivery", async () => {
    const id = await paidOrder(lamp, cup);
    await report(id, "DELIVERED", 1, { ...first, at: new Date("2099-03-01T10:00:00Z") });
    await report(id, "DELIVERED", 2, { ...second, at: new Date("2099-03-03T10:00:00Z") });
    await report(id, "DELIVERED", 2, { ...second, isChange: true, at: new Date("2099-03-05T10:00:00Z") });
    const jobs: unknown[] = await testDatabase.database.manager.query(
      `select task_identifier as task, run_at as "runAt" from graphile_worker.jobs where key = $1`,
      [`requestReview:${id}`],
    );
    expect(jobs).toEqual([{ task: "requestReview", runAt: new Date("2099-03-17T10:00:00Z") }]);
  });

  test("records a change of a parcel without a move", async () => {
    const id = await paidOrder(lamp);
    await report(id, "PENDING", 1, { ...first, isChange: true });
    expect(typesOf(await orderOf(id))).toContain("shipmentChanged");
    expect((await orderOf(id)).status).toBe("PAID");
  });

  test("returns the units of one parcel to stock, and nothing for a replacement", async () => {
    const id = await paidOrder(lamp, cup);
    await report(id, "IN_TRANSIT", 1, first);
    await report(id, "RETURNED", 1, first);
    await report(id, "RETURNED", 2, { ...first, replaces: "SHIP-1" });
    expect(await returnsOf(id)).toEqual([{ eventId: "returned:SHIP-1", lines: first.lines }]);
  });

  test("returns the goods of a stopped parcel to stock when it is cancelled after a part has left", async () => {
    const id = await paidOrder(lamp, cup);
    await report(id, "IN_TRANSIT", 1, first);
    await domain.cancelOrder(id, { kind: "user", id: randomUUID(), username: "a", role: "ADMIN", sessionId: "s" });
    await report(id, "FAILED", 2, { ...second, isCancelled: true, hasLeft: false, hasOrderLeft: true });
    expect(await returnsOf(id)).toEqual([{ eventId: "stopped:SHIP-2", lines: second.lines }]);
  });

  async function returnsOf(orderId: string): Promise<unknown[]> {
    const rows: { eventId: string; lines: unknown }[] = await testDatabase.database.manager.query(
      `select payload #>> '{data,eventId}' as "eventId", payload #> '{data,lines}' as lines
       from graphile_worker._private_jobs where payload #>> '{data,orderId}' = $1 and payload #>> '{data,eventId}' ~ '^(returned|stopped):'
       order by id`,
      [orderId],
    );
    return rows;
  }
});
