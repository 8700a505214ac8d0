import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { ordersDatabase } from "../../store/database-definition.js";
import { FakePeers } from "../../testing/fake-peers.js";
import { customer, goodCard, shippingAddress, testOrdersDomain } from "../../testing/test-orders-domain.js";

const lamp = randomUUID();
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;

beforeAll(async () => {
  testDatabase = await openTestDatabase("orders", ordersDatabase);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

function refundJobs(): Promise<object[]> {
  return testDatabase.database.manager.query(
    `select attempts, run_at <= now() as "isDue" from graphile_worker._private_jobs
     where payload -> 'data' ->> 'refundId' is not null`,
  );
}

test("resumeRefunds retries an open refund within a minute after a long outage, whatever the pause of its job", async () => {
  const fakes = new FakePeers();
  fakes.product(lamp, "49.99", { name: "Lamp" });
  fakes.cart = [{ productId: lamp, quantity: 1 }];
  let now = new Date();
  const domain = testOrdersDomain(testDatabase.database, fakes, { clock: { now: () => now } });
  const paid = await domain.checkout(
    { idempotencyKey: randomUUID(), payment: { card: goodCard }, shippingAddress },
    customer(),
  );
  if (paid.kind !== "paid") throw new Error(paid.kind);
  fakes.down.add("payments");
  const refunding = await domain.refundOrder({ orderId: paid.order.id }, "admin:1");
  if (refunding.kind !== "refunding") throw new Error(refunding.kind);
  await testDatabase.database.manager.query(
    `update graphile_worker._private_jobs set attempts = 8, run_at = now() + interval '50 minutes', last_error = 'unavailable'
     where payload -> 'data' ->> 'refundId' is not null`,
  );

  await domain.resumeRefunds();
  expect(await refundJobs()).toEqual([{ attempts: 8, isDue: false }]);
  now = new Date(now.getTime() + 31_000);
  await domain.resumeRefunds();
  expect(await refundJobs()).toEqual([{ attempts: 0, isDue: true }]);

  fakes.down.delete("payments");
  expect(await domain.settleRefund(refunding.order.refunds[0]?.id ?? "")).toMatchObject({ status: "REFUNDED" });
  now = new Date(now.getTime() + 60_000);
  await testDatabase.database.manager.query(`delete from graphile_worker._private_jobs`);
  await domain.resumeRefunds();
  expect(await refundJobs()).toEqual([]);
});
