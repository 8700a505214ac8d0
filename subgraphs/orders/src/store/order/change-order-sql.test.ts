import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { FakePeers } from "../../testing/fake-peers.js";
import { customer, goodCard, shippingAddress, testOrdersDomain } from "../../testing/test-orders-domain.js";
import { ordersDatabase } from "../database-definition.js";
import { orderRepository } from "../order-repository.js";

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;

beforeAll(async () => {
  testDatabase = await openTestDatabase("orders", ordersDatabase);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

async function paidOrderId(): Promise<string> {
  const fakes = new FakePeers();
  const productId = randomUUID();
  fakes.product(productId, "49.99");
  fakes.cart = [{ productId, quantity: 1 }];
  const input = { idempotencyKey: randomUUID(), payment: { card: goodCard }, shippingAddress };
  const outcome = await testOrdersDomain(testDatabase.database, fakes).checkout(input, customer());
  if (outcome.kind !== "paid") throw new Error(outcome.kind);
  return outcome.order.id;
}

/** Cancels an order that is in status `from`, with a job. */
const cancel = (orderId: string, from: "CREATED" | "PAID") =>
  orderRepository(testDatabase.database).moveOrder({
    orderId,
    from,
    to: "CANCELLED",
    at: new Date(),
    actor: "checkout",
    detail: null,
    jobs: [{ task: "followUp", data: { orderId } }],
  });

const followUps = (orderId: string): Promise<unknown[]> =>
  testDatabase.database.manager.query(
    `select from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
     where task.identifier = 'followUp' and job.payload -> 'data' ->> 'orderId' = $1`,
    [orderId],
  );

test("moveOrder writes its jobs with the move", async () => {
  const orderId = await paidOrderId();
  expect(await cancel(orderId, "PAID")).toMatchObject({ status: "CANCELLED" });
  expect(await followUps(orderId)).toHaveLength(1);
});

test("moveOrder returns null and writes no job when the order has another status", async () => {
  const orderId = await paidOrderId();
  expect(await cancel(orderId, "CREATED")).toBeNull();
  expect(await followUps(orderId)).toEqual([]);
});
