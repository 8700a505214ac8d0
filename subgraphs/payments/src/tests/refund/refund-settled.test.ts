import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import type { SettledRefund } from "../../domain/peers.js";
import { PaymentsHarness, type RefundOrder } from "../../testing/payments-harness.js";

let harness: PaymentsHarness;

beforeAll(async () => {
  harness = await PaymentsHarness.open();
});

afterEach(() => {
  harness.provider.mood = "steady";
  harness.provider.refusesRefunds = false;
});

afterAll(async () => harness[Symbol.asyncDispose]());

/** Makes a refund whose answer is lost, and that has no job to ask for it. */
async function forgottenRefund(): Promise<RefundOrder> {
  const { orderId } = await harness.paidOrder();
  const request = { orderId, amount: { amount: "20.00", currency: "CAD" }, idempotencyKey: randomUUID() };
  harness.provider.mood = "mute";
  expect(await harness.refund(request)).toMatchObject({ outcome: "PENDING" });
  await harness.database.manager.query(
    `select graphile_worker.remove_job(key) from graphile_worker.jobs where key is not null`,
  );
  harness.provider.mood = "steady";
  return request;
}

async function notificationsOf({ idempotencyKey }: RefundOrder): Promise<readonly SettledRefund[]> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const notified = harness.notifiedRefunds.filter(({ refundId }) => refundId === idempotencyKey);
    if (notified.length > 0) return notified;
    if (Date.now() > deadline) throw new Error("orders was not notified");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function allJobsAreDone(): Promise<void> {
  for (let attempts = 0; attempts < 400; attempts += 1) {
    const due = await harness.database.manager.query(`select 1 from graphile_worker.jobs where run_at <= now()`);
    if (due.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("jobs are left");
}

test("orders is notified once about a refund that the provider's webhook has settled", async () => {
  const request = await forgottenRefund();
  const event = { type: "refund.succeeded", idempotencyKey: request.idempotencyKey };
  for (const id of [randomUUID(), randomUUID()]) await harness.postWebhook(harness.signedWebhook({ id, ...event }));
  const settled = { refundId: request.idempotencyKey, orderId: request.orderId, outcome: "SUCCEEDED" };
  expect(await notificationsOf(request)).toEqual([settled]);
  await allJobsAreDone();
  expect(await notificationsOf(request)).toEqual([settled]);
});

test("orders is notified about a refund that a restart has settled", async () => {
  const request = await forgottenRefund();
  await harness.restart();
  expect(await notificationsOf(request)).toMatchObject([{ outcome: "SUCCEEDED" }]);
});

test("orders is notified about a refund that the provider finally refuses", async () => {
  const { orderId } = await harness.paidOrder();
  const request = { orderId, amount: { amount: "20.00", currency: "CAD" }, idempotencyKey: randomUUID() };
  harness.provider.mood = "unavailable";
  expect(await harness.refund(request)).toMatchObject({ outcome: "PENDING" });
  harness.provider.refusesRefunds = true;
  harness.provider.mood = "steady";
  expect(await notificationsOf(request)).toMatchObject([{ outcome: "FAILED" }]);
});

test("orders is not notified about a refund that it was answered at once", async () => {
  const { orderId } = await harness.paidOrder();
  const request = { orderId, amount: { amount: "20.00", currency: "CAD" }, idempotencyKey: randomUUID() };
  expect(await harness.refund(request)).toMatchObject({ outcome: "SUCCEEDED" });
  await notificationsOf(await forgottenRefundThatIsSettled());
  expect(harness.notifiedRefunds.filter(({ refundId }) => refundId === request.idempotencyKey)).toEqual([]);
});

async function forgottenRefundThatIsSettled(): Promise<RefundOrder> {
  const request = await forgottenRefund();
  const event = { id: randomUUID(), type: "refund.succeeded", idempotencyKey: request.idempotencyKey };
  await harness.postWebhook(harness.signedWebhook(event));
  return request;
}

test("orders is notified after it becomes available again", async () => {
  harness.ordersAreUnavailable = true;
  const request = await forgottenRefundThatIsSettled();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(harness.notifiedRefunds.filter(({ refundId }) => refundId === request.idempotencyKey)).toEqual([]);
  harness.ordersAreUnavailable = false;
  expect(await notificationsOf(request)).toHaveLength(1);
});
