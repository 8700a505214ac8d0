import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { JobAttempt, JobHandler } from "@souk/kernel/jobs/jobs";
import { noCrashPoint } from "@souk/kernel/process/crash-point";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { Order } from "../../domain/order/order.js";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import { ordersJobs } from "../../jobs/orders-jobs.js";
import { ordersDatabase } from "../../store/database-definition.js";
import { orderRepository } from "../../store/order-repository.js";
import { FakePeers } from "../../testing/fake-peers.js";
import { customer, goodCard, shippingAddress, testOrdersDomain } from "../../testing/test-orders-domain.js";

const [lamp, course] = [randomUUID(), randomUUID()];
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let fakes: FakePeers;
let domain: OrdersDomain;
let order: Order;

beforeAll(async () => {
  testDatabase = await openTestDatabase("orders", ordersDatabase);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

beforeEach(async () => {
  fakes = new FakePeers();
  fakes.product(lamp, "49.99", { name: "Lamp" });
  fakes.product(course, "19.99", { name: "Course", kind: "COURSE" });
  domain = testOrdersDomain(testDatabase.database, fakes);
  order = await buy({ nextEnrollment: false });
});

/** Pays the cart, while courses gives this answer to the request. */
async function buy({ nextEnrollment }: { readonly nextEnrollment: boolean | Error }): Promise<Order> {
  fakes.nextEnrollment = nextEnrollment;
  fakes.cart = [
    { productId: lamp, quantity: 1 },
    { productId: course, quantity: 1 },
  ];
  const paid = await domain.checkout(
    { idempotencyKey: randomUUID(), payment: { card: goodCard }, shippingAddress },
    customer(),
  );
  if (paid.kind !== "paid") throw new Error(paid.kind);
  fakes.nextEnrollment = true;
  return paid.order;
}

async function typesOfJobs(orderId: string): Promise<string[]> {
  const jobs: { task: string }[] = await testDatabase.database.manager.query(
    `select task.identifier as task from graphile_worker._private_jobs job
     join graphile_worker._private_tasks task on task.id = job.task_id where payload -> 'data' ->> 'orderId' = $1`,
    [orderId],
  );
  return jobs.map(({ task }) => task);
}

/** Runs the outbox job at its nth attempt, with the stored payload. */
async function tryToEnroll(attempt: number): Promise<void> {
  const [job]: { data: unknown; max_attempts: number }[] = await testDatabase.database.manager.query(
    `select payload -> 'data' as data, max_attempts from graphile_worker._private_jobs
     where payload -> 'data' ->> 'orderId' = $1 and max_attempts < 25`,
    [order.id],
  );
  if (!job) throw new Error("no job");
  const handler = ordersJobs(domain, noCrashPoint).enrollBuyer as JobHandler<unknown> | undefined;
  const jobAttempt: JobAttempt = { jobId: "1", attempt, maxAttempts: job.max_attempts };
  await handler?.(job.data, jobAttempt);
}

async function currentOrder(): Promise<Order | null> {
  return orderRepository(testDatabase.database).findOrder("id", order.id);
}

test("S4-36: the courses are open when the request that paid the order answers", async () => {
  fakes.calls.length = 0;
  const { id, events } = await buy({ nextEnrollment: true });
  expect(fakes.calls).toContain(`enroll ${id}`);
  expect(events.map(({ type }) => type).slice(-3)).toEqual(["orderPaid", "stockCommitted", "enrolled"]);
  expect(await typesOfJobs(id)).not.toContain("enrollBuyer");
});

test.each([
  ["is not open", false],
  ["fails to open", new Error("courses has a defect")],
])("a course that %s at the payment is left to the outbox", async (_case, nextEnrollment) => {
  const { id, events } = await buy({ nextEnrollment });
  expect(events.map(({ type }) => type)).not.toContain("enrolled");
  expect(await typesOfJobs(id)).toContain("enrollBuyer");
});

test("a course that opens at a later attempt is not refunded", async () => {
  fakes.down.add("courses");
  await expect(tryToEnroll(1)).rejects.toThrow("courses");
  await expect(tryToEnroll(11)).rejects.toThrow("courses");
  fakes.down.clear();
  await tryToEnroll(12);
  expect(fakes.calls).toContain(`enroll ${order.id}`);
  expect(fakes.refunds.size).toBe(0);
});

test("S4-37: a course that does not open within a day is refunded once, and nothing else of the order", async () => {
  fakes.down.add("courses");
  await tryToEnroll(12);
  await tryToEnroll(12);
  expect([...fakes.refunds.values()]).toEqual([1999]);
  expect(await currentOrder()).toMatchObject({
    status: "PAID",
    refunds: [{ state: "DONE", reason: "the course could not be opened", lines: [{ productId: course, quantity: 1 }] }],
  });
});
