import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { Viewer } from "@souk/kernel/identity/viewer";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { Order } from "../../domain/order/order.js";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import { ordersDatabase } from "../../store/database-definition.js";
import { FakePeers } from "../../testing/fake-peers.js";
import { customer, goodCard, shippingAddress, testOrdersDomain } from "../../testing/test-orders-domain.js";

const lamp = randomUUID();
const viewer: Viewer = { kind: "user", id: randomUUID(), username: "ada", role: "ADMIN", sessionId: "s" };
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let fakes: FakePeers;
let domain: OrdersDomain;

beforeAll(async () => {
  testDatabase = await openTestDatabase("orders", ordersDatabase);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

beforeEach(() => {
  fakes = new FakePeers();
  fakes.product(lamp, "49.99");
  domain = testOrdersDomain(testDatabase.database, fakes);
});

/** Creates a paid order whose refunds, of one unit each, are open at the provider. */
async function refundingOrder(units: number): Promise<{ order: Order; refundIds: string[] }> {
  fakes.nextRefund = "pending";
  fakes.cart = [{ productId: lamp, quantity: units }];
  const input = { idempotencyKey: randomUUID(), payment: { card: goodCard }, shippingAddress };
  const paid = await domain.checkout(input, customer());
  if (paid.kind !== "paid") throw new Error(paid.kind);
  const lines = [{ productId: lamp, quantity: 1 }];
  for (let unit = 0; unit < units; unit += 1) await domain.refundOrder({ orderId: paid.order.id, lines }, "admin:x");
  const order = await orderNow(paid.order);
  expect(order.refunds.map(({ state }) => state)).toEqual(Array.from({ length: units }, () => "REQUESTED"));
  return { order, refundIds: order.refunds.map(({ id }) => id) };
}

async function orderNow({ id }: Pick<Order, "id">): Promise<Order> {
  const found = await domain.findOrder({ id }, viewer);
  if (found.kind !== "found" || !found.order) throw new Error("the order is gone");
  return found.order;
}

const typesOf = ({ events }: Order, type: string) => events.filter((event) => event.type === type);

test("an event about a successful refund ends it once, without a call to payments", async () => {
  const { order, refundIds } = await refundingOrder(1);
  const requests = fakes.calls.filter((call) => call === "refund").length;
  for (const id of [...refundIds, ...refundIds]) await domain.handleRefundEvent(id, "DONE");
  const now = await orderNow(order);
  expect(now).toMatchObject({ status: "REFUNDED", refunds: [{ state: "DONE" }] });
  expect([typesOf(now, "moneyReturned").length, typesOf(now, "orderRefunded").length]).toEqual([1, 1]);
  expect(fakes.calls.filter((call) => call === "refund")).toHaveLength(requests);
  await domain.settleRefund(refundIds[0] ?? "");
  expect(fakes.calls.filter((call) => call === "refund")).toHaveLength(requests);
});

test("an event about a refused refund leaves the order unchanged, for an admin to look at", async () => {
  const { order, refundIds } = await refundingOrder(1);
  await domain.handleRefundEvent(refundIds[0] ?? "", "FAILED");
  const now = await orderNow(order);
  expect([now.status, typesOf(now, "refundRefused").length]).toEqual(["PAID", 1]);
  await domain.handleRefundEvent(refundIds[0] ?? "", "DONE");
  expect(await orderNow(order)).toMatchObject({ status: "PAID" });
});

test.each([
  ["an unknown refund", randomUUID()],
  ["a refund with a malformed id", "REF-1"],
])("an event about %s does nothing", async (_case, refundId) => {
  await expect(domain.handleRefundEvent(refundId, "DONE")).resolves.toBeUndefined();
});

test("parallel refunds of all parts close the order, 30 times", async () => {
  for (let round = 0; round < 30; round += 1) {
    const { order, refundIds } = await refundingOrder(3);
    await Promise.all(refundIds.map((id) => domain.handleRefundEvent(id, "DONE")));
    const now = await orderNow(order);
    expect([now.status, typesOf(now, "orderRefunded").length]).toEqual(["REFUNDED", 1]);
  }
});
