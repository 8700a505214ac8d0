import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import type { SettledRefund } from "../../domain/orders.js";
import { PaymentsBench, type RefundAsked } from "../../testing/payments-harness.js";

let bench: PaymentsBench;

beforeAll(async () => {
  bench = await PaymentsBench.open();
});

afterEach(() => {
  bench.provider.mood = "steady";
  bench.provider.refusesRefunds = false;
});

afterAll(async () => bench[Symbol.asyncDispose]());

/** Makes a refund whose answer is lost, and that has no job to ask for it. */
async function forgottenRefund(): Promise<RefundAsked> {
  const { orderId } = await bench.paidOrder();
  const asked = { orderId, amount: { amount: "20.00", currency: "CAD" }, idempotencyKey: randomUUID() };
  bench.provider.mood = "mute";
  expect(await bench.refund(asked)).toMatchObject({ outcome: "PENDING" });
  await bench.database.manager.query(
    `select graphile_worker.remove_job(key) from graphile_worker.jobs where key is not null`,
  );
  bench.provider.mood = "steady";
  return asked;
}

async function toldOf({ idempotencyKey }: RefundAsked): Promise<readonly SettledRefund[]> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const told = bench.toldOfRefunds.filter(({ refundId }) => refundId === idempotencyKey);
    if (told.length > 0) return told;
    if (Date.now() > deadline) throw new Error("orders were not told");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function allJobsAreDone(): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    const due = await bench.database.manager.query(`select 1 from graphile_worker.jobs where run_at <= now()`);
    if (due.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("jobs are left");
}

test("orders is notified once about a refund that the provider's webhook has settled", async () => {
  const asked = await forgottenRefund();
  const event = { type: "refund.succeeded", idempotencyKey: asked.idempotencyKey };
  for (const id of [randomUUID(), randomUUID()]) await bench.postWebhook(bench.signedWebhook({ id, ...event }));
  const settled = { refundId: asked.idempotencyKey, orderId: asked.orderId, outcome: "SUCCEEDED" };
  expect(await toldOf(asked)).toEqual([settled]);
  await allJobsAreDone();
  expect(await toldOf(asked)).toEqual([settled]);
});

test("orders is notified about a refund that a restart has settled", async () => {
  const asked = await forgottenRefund();
  await bench.restart();
  expect(await toldOf(asked)).toMatchObject([{ outcome: "SUCCEEDED" }]);
});

test("orders is notified about a refund that the provider finally refuses", async () => {
  const { orderId } = await bench.paidOrder();
  const asked = { orderId, amount: { amount: "20.00", currency: "CAD" }, idempotencyKey: randomUUID() };
  bench.provider.mood = "away";
  expect(await bench.refund(asked)).toMatchObject({ outcome: "PENDING" });
  bench.provider.refusesRefunds = true;
  bench.provider.mood = "steady";
  expect(await toldOf(asked)).toMatchObject([{ outcome: "FAILED" }]);
});

test("orders is not notified about a refund that it was answered at once", async () => {
  const { orderId } = await bench.paidOrder();
  const asked = { orderId, amount: { amount: "20.00", currency: "CAD" }, idempotencyKey: randomUUID() };
  expect(await bench.refund(asked)).toMatchObject({ outcome: "SUCCEEDED" });
  await toldOf(await forgottenRefundThatIsSettled());
  expect(bench.toldOfRefunds.filter(({ refundId }) => refundId === asked.idempotencyKey)).toEqual([]);
});

async function forgottenRefundThatIsSettled(): Promise<RefundAsked> {
  const asked = await forgottenRefund();
  const event = { id: randomUUID(), type: "refund.succeeded", idempotencyKey: asked.idempotencyKey };
  await bench.postWebhook(bench.signedWebhook(event));
  return asked;
}

test("orders is notified after it becomes available again", async () => {
  bench.ordersAreAway = true;
  const asked = await forgottenRefundThatIsSettled();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(bench.toldOfRefunds.filter(({ refundId }) => refundId === asked.idempotencyKey)).toEqual([]);
  bench.ordersAreAway = false;
  expect(await toldOf(asked)).toHaveLength(1);
});
