import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { until } from "@souk/kernel/testing/eventually";
import type { Webhook } from "../domain/webhooks/webhook.js";
import { signatureHeader } from "../peers/sandbox/sandbox-signature.js";
import { PaymentsHarness } from "../testing/payments-harness.js";

let harness: PaymentsHarness;
const windowMs = 5 * 60_000;

beforeAll(async () => {
  harness = await PaymentsHarness.open();
});

beforeEach(async () => {
  await harness.database.manager.query(`delete from webhooks`);
});

afterEach(() => {
  harness.provider.mood = "steady";
});

afterAll(async () => harness[Symbol.asyncDispose]());

function anEvent(change: object = {}): { id: string; type: string; idempotencyKey: string } {
  return { id: randomUUID(), type: "charge.succeeded", idempotencyKey: randomUUID(), ...change };
}

async function allHandled(): Promise<void> {
  await until(async () => (await harness.storedWebhooks()).every(({ handled }) => handled));
}

/** Makes a payment whose answer is lost, and that has no job to ask for it. */
async function forgottenPayment(cardNumber = "4242424242424242") {
  const input = await harness.newCharge(cardNumber);
  harness.provider.mood = "mute";
  await harness.charge(input);
  await harness.database.manager.query(`select graphile_worker.remove_job(key) from graphile_worker.jobs`);
  harness.provider.mood = "steady";
  return input;
}

async function statusOf(orderId: string): Promise<string> {
  return (await harness.paymentsOf([orderId]))[0]?.[0]?.status;
}

describe("a webhook", () => {
  test("settles a PENDING payment and notifies orders", async () => {
    const { orderId, idempotencyKey } = await forgottenPayment();
    expect(await harness.postWebhook(harness.signedWebhook(anEvent({ idempotencyKey })))).toBe(200);
    await until(async () => (await statusOf(orderId)) === "SUCCEEDED");
    await until(async () => harness.notified.some((notified) => notified.orderId === orderId));
  });

  test("is not trusted: the provider's answer decides the outcome", async () => {
    const { orderId, idempotencyKey } = await forgottenPayment("4000000000000002");
    const webhook = harness.signedWebhook(anEvent({ idempotencyKey, type: "charge.succeeded" }));
    expect(await harness.postWebhook(webhook)).toBe(200);
    await until(async () => (await statusOf(orderId)) === "FAILED");
  });

  test("settles a PENDING refund", async () => {
    const { orderId } = await harness.paidOrder();
    const idempotencyKey = randomUUID();
    harness.provider.mood = "mute";
    await harness.refund({ orderId, idempotencyKey, amount: { amount: "1.00", currency: "CAD" } });
    await harness.database.manager.query(`select graphile_worker.remove_job(key) from graphile_worker.jobs`);
    harness.provider.mood = "steady";
    const webhook = harness.signedWebhook(anEvent({ idempotencyKey, type: "refund.succeeded" }));
    expect(await harness.postWebhook(webhook)).toBe(200);
    await until(async () => (await harness.refundsOf(orderId)).refundedAmount.amount === "1.00");
  });

  test("is stored once and answered with 200 for each delivery", async () => {
    const webhook = harness.signedWebhook(anEvent());
    const answers = await Promise.all(Array.from({ length: 8 }, () => harness.answerToWebhook(webhook)));
    expect(answers.map((answer) => answer?.status)).toEqual(answers.map(() => 200));
    const outcomes = answers.map((answer) => JSON.parse(answer?.body ?? "").outcome);
    expect(outcomes.filter((outcome) => outcome !== "known")).toEqual(["stored"]);
    expect(await harness.storedWebhooks()).toHaveLength(1);
    await allHandled();
  });

  test.each<[string, () => Promise<string>]>([
    ["of a payment that has succeeded", async () => (await harness.paidOrder()).idempotencyKey],
    ["of an unknown payment", async () => randomUUID()],
  ])("%s changes nothing", async (_case, keyOf) => {
    const idempotencyKey = await keyOf();
    const before = await harness.chargesInTheBank();
    for (const type of ["charge.declined", "refund.succeeded", "charge.succeeded"])
      expect(await harness.postWebhook(harness.signedWebhook(anEvent({ idempotencyKey, type })))).toBe(200);
    await allHandled();
    expect(await harness.storedWebhooks()).toHaveLength(3);
    expect(await harness.chargesInTheBank()).toBe(before);
    const rows = await harness.database.manager.query(`select status from payments where idempotency_key = $1`, [
      idempotencyKey,
    ]);
    expect(rows.map(({ status }: { status: string }) => status).join()).toMatch(/^(SUCCEEDED)?$/);
  });

  test("that arrives while the provider is unavailable is handled when it is available again", async () => {
    const { orderId, idempotencyKey } = await forgottenPayment();
    harness.provider.mood = "unavailable";
    await harness.postWebhook(harness.signedWebhook(anEvent({ idempotencyKey })));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await statusOf(orderId)).toBe("PENDING");
    harness.provider.mood = "steady";
    await until(async () => (await statusOf(orderId)) === "SUCCEEDED");
  });
});

describe("S3-86: a webhook is refused and not stored", () => {
  const tampered = (webhook: Webhook): Webhook => ({
    ...webhook,
    body: Buffer.from(Buffer.from(webhook.body).toString().replace("charge.succeeded", "charge.declined")),
  });
  const withSignature = (change: (signature: string) => string): Webhook => {
    const webhook = harness.signedWebhook(anEvent());
    return { ...webhook, headers: { [signatureHeader]: change(String(webhook.headers[signatureHeader])) } };
  };
  const signedAgo = (ageMs: number): Webhook =>
    harness.signedWebhook(anEvent(), { signedAt: new Date(harness.clock.now().getTime() - ageMs) });

  test.each<[string, number, () => Webhook]>([
    ["without a signature", 401, () => ({ ...harness.signedWebhook(anEvent()), headers: {} })],
    ["signed with another secret", 401, () => harness.signedWebhook(anEvent(), { secret: "another" })],
    ["whose body was changed", 401, () => tampered(harness.signedWebhook(anEvent()))],
    ["whose time was changed", 401, () => withSignature((text) => text.replace(/t=\d/, "t=9"))],
    ["whose signature was cut", 401, () => withSignature((text) => text.slice(0, -1))],
    ["signed more than five minutes ago", 400, () => signedAgo(windowMs + 1000)],
    ["signed more than five minutes ahead", 400, () => signedAgo(-windowMs - 1000)],
    ["that is not an event", 400, () => harness.signedWebhook({ hello: "there" })],
    ["that is null", 400, () => harness.signedWebhook(null)],
  ])("%s", async (_case, status, webhook) => {
    expect(await harness.postWebhook(webhook())).toBe(status);
    expect(await harness.storedWebhooks()).toEqual([]);
  });

  test("from an unknown provider", async () => {
    expect(await harness.postWebhook(harness.signedWebhook(anEvent()), { provider: "gold" })).toBe(404);
  });

  test("from another service", async () => {
    expect(await harness.postWebhook(harness.signedWebhook(anEvent()), { from: "orders" })).toBe(403);
    expect(await harness.storedWebhooks()).toEqual([]);
  });
});

test("a webhook that was signed four minutes ago is accepted", async () => {
  const signedAt = new Date(harness.clock.now().getTime() - 240_000);
  expect(await harness.postWebhook(harness.signedWebhook(anEvent(), { signedAt }))).toBe(200);
});
