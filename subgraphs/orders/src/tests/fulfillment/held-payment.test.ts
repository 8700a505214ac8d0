import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { ShipmentChange } from "../../domain/fulfillment/record-shipment.js";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import { ordersDatabase } from "../../store/database-definition.js";
import { FakePeers } from "../../testing/fake-peers.js";
import { customer, goodCard, shippingAddress, testOrdersDomain } from "../../testing/test-orders-domain.js";

const [lamp, weaving] = [randomUUID(), randomUUID()];
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let fakes: FakePeers;
let domain: OrdersDomain;

beforeAll(async () => {
  testDatabase = await openTestDatabase("orders", ordersDatabase);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

beforeEach(() => {
  fakes = new FakePeers();
  fakes.nothingToReserve = true;
  fakes.nextCharge = { kind: "succeeded", isAuthorized: true };
  fakes.product(lamp, "49.99");
  fakes.product(weaving, "19.99", { kind: "COURSE" });
  domain = testOrdersDomain(testDatabase.database, fakes);
});

async function paidOrder(...productIds: string[]): Promise<string> {
  fakes.cart = productIds.map((productId) => ({ productId, quantity: 1 }));
  const input = { idempotencyKey: randomUUID(), payment: { card: goodCard }, shippingAddress };
  const outcome = await domain.checkout(input, customer());
  if (outcome.kind !== "paid") throw new Error(outcome.kind);
  return outcome.order.id;
}

const typesOf = async (id: string) =>
  (
    await testDatabase.database.manager.query(`select type from order_events where order_id = $1 order by sequence`, [
      id,
    ])
  ).map(({ type }: { type: string }) => type);

const jobsOf = (task: string): Promise<any[]> =>
  testDatabase.database.manager.query(
    `select job.payload -> 'data' as data from graphile_worker._private_jobs job
     join graphile_worker._private_tasks task on task.id = job.task_id where task.identifier = $1 order by job.id`,
    [task],
  );

const captures = async (id: string) =>
  (await jobsOf("captureParcel")).map(({ data }) => data).filter(({ orderId }) => orderId === id);

function report(orderId: string, status: ShipmentChange["status"], given: Partial<ShipmentChange> = {}): Promise<void> {
  const parcel = { eventId: randomUUID(), trackingNumber: "SHIP-1", carrier: "UPS", detail: null, lines: null };
  const plain = { replaces: null, isChange: false, isCancelled: false, hasOrderLeft: false };
  const hasLeft = status !== "PENDING";
  return domain.recordShipment({ orderId, status, at: new Date(), ...parcel, ...plain, hasLeft, ...given });
}

test("S2-37: held money pays an order, and the buyer's mail says that it is charged later", async () => {
  const id = await paidOrder(lamp);
  expect(await typesOf(id)).toEqual(expect.arrayContaining(["paymentAuthorized", "orderPaid"]));
  const mail = (await jobsOf("sendMail")).find(({ data }) => data.eventId === `orderPaid:${id}`);
  expect(mail.data.data).toMatchObject({ isChargedLater: true });
});

test("S2-37: only an order whose lines are all shipped may be charged later", async () => {
  await paidOrder(lamp);
  await paidOrder(lamp, weaving);
  expect(fakes.shippedCharges).toEqual([true, false]);
});

test("S2-37: a parcel captures its money once, when it leaves; a replacement captures nothing", async () => {
  const id = await paidOrder(lamp);
  await report(id, "PENDING");
  expect(await captures(id)).toEqual([]);
  await report(id, "IN_TRANSIT");
  await report(id, "OUT_FOR_DELIVERY");
  await report(id, "DELIVERED");
  await report(id, "IN_TRANSIT", { trackingNumber: "SHIP-2", replaces: "SHIP-1" });
  expect(await captures(id)).toEqual([{ orderId: id, trackingNumber: "SHIP-1" }]);
});

test("S2-37: nothing is captured of an order that was charged at once", async () => {
  fakes.nextCharge = { kind: "succeeded" };
  const id = await paidOrder(lamp);
  await report(id, "DELIVERED");
  expect(await captures(id)).toEqual([]);
});

test("S2-37: staff who complete an order capture the rest", async () => {
  const id = await paidOrder(lamp);
  const action = { actor: { userId: randomUUID() }, at: new Date() } as Parameters<OrdersDomain["advanceOrder"]>[2];
  await domain.advanceOrder(id, "PROCESSING", action);
  expect(await captures(id)).toEqual([]);
  await domain.advanceOrder(id, "COMPLETED", action);
  expect(await captures(id)).toEqual([{ orderId: id, trackingNumber: null }]);
});

test("S2-37: an authorization that ends is recorded once for each report", async () => {
  const id = await paidOrder(lamp);
  const ends = { orderId: id, endsAt: new Date("2026-03-08T10:00:00Z") };
  for (const _repeat of [1, 2])
    await domain.recordEndingAuthorization({ ...ends, eventId: "authorizationEnds:1", hasEnded: false });
  await domain.recordEndingAuthorization({ ...ends, eventId: "authorizationEnded:1", hasEnded: true });
  expect((await typesOf(id)).filter((type: string) => type.startsWith("authorization"))).toEqual([
    "authorizationEnds",
    "authorizationEnded",
  ]);
});
