import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { PaymentRepository } from "../../store/charge/payment-repository.js";
import { PaymentsHarness } from "../../testing/payments-harness.js";

let harness: PaymentsHarness;

beforeAll(async () => {
  harness = await PaymentsHarness.open();
});

afterEach(() => {
  harness.provider.mood = "steady";
});

afterAll(async () => harness[Symbol.asyncDispose]());

async function paymentsOf(orderId: string): Promise<any[]> {
  return (await harness.paymentsOf([orderId]))[0] ?? [];
}

async function jobHasSettled(orderId: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  while ((await paymentsOf(orderId)).some(({ status }) => status === "PENDING")) {
    if (Date.now() > deadline) throw new Error("no job has settled the payment");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function notificationsOf(orderId: string) {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const notified = harness.notified.find((payment) => payment.orderId === orderId);
    if (notified) return notified;
    if (Date.now() > deadline) throw new Error("orders was not notified");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test("S1-10, S1-31: a payment is PENDING while the provider is unavailable, and the job settles it afterwards", async () => {
  const input = await harness.newCharge("4242424242424242");
  harness.provider.mood = "unavailable";
  const pending = await harness.charge(input);
  expect(pending).toMatchObject({ outcome: "PENDING", paymentId: expect.any(String) });
  expect(await harness.charge(input)).toEqual(pending);
  expect(await harness.charge({ ...input, idempotencyKey: randomUUID() })).toEqual(pending);
  expect(await paymentsOf(input.orderId)).toMatchObject([{ status: "PENDING", brand: null, last4: null }]);
  harness.provider.mood = "steady";
  await jobHasSettled(input.orderId);
  expect(await paymentsOf(input.orderId)).toMatchObject([{ status: "SUCCEEDED", brand: "Visa" }]);
  const { paymentId, ...settled } = await notificationsOf(input.orderId);
  expect(paymentId).toBe(pending.paymentId);
  expect(settled).toEqual({ orderId: input.orderId, outcome: "SUCCEEDED", declineCode: null });
});

test("orders is notified about a late decline, and not about an answer that it received at once", async () => {
  const input = await harness.newCharge("4000000000009995");
  harness.provider.mood = "mute";
  expect((await harness.charge(input)).outcome).toBe("PENDING");
  harness.provider.mood = "steady";
  const settled = { outcome: "FAILED", declineCode: "insufficient_funds" };
  expect(await notificationsOf(input.orderId)).toMatchObject(settled);
  const paid = await harness.paidOrder();
  const later = await harness.newCharge("4242424242424242");
  harness.provider.mood = "mute";
  await harness.charge(later);
  harness.provider.mood = "steady";
  await notificationsOf(later.orderId);
  expect(harness.notified.filter(({ orderId }) => orderId === paid.orderId)).toEqual([]);
});

test("a repeat with the same key finds the charge that went through, and makes no second one", async () => {
  const before = await harness.chargesInTheBank();
  const input = await harness.newCharge("4242424242424242");
  harness.provider.mood = "mute";
  expect((await harness.charge(input)).outcome).toBe("PENDING");
  expect(await harness.chargesInTheBank()).toBe(before + 1);
  harness.provider.mood = "steady";
  expect((await harness.charge(input)).outcome).toBe("SUCCEEDED");
  expect(await harness.chargesInTheBank()).toBe(before + 1);
});

test("another card for the order waits for the lost answer, and is charged if that was a decline", async () => {
  const input = await harness.newCharge("4000000000000002");
  harness.provider.mood = "mute";
  expect((await harness.charge(input)).outcome).toBe("PENDING");
  harness.provider.mood = "steady";
  const other = { ...input, cardToken: await harness.tokenOf("5555555555554444"), idempotencyKey: randomUUID() };
  expect((await harness.charge(other)).outcome).toBe("SUCCEEDED");
  expect((await paymentsOf(input.orderId)).map(({ status }) => status)).toEqual(["FAILED", "SUCCEEDED"]);
});

test("the next start settles a payment whose process was killed before the provider was called", async () => {
  const { amount: _amount, ...input } = await harness.newCharge("4242424242424242");
  const given = { ...input, cardToken: input.cardToken ?? "", provider: "sandbox" };
  const payment = { ...given, id: randomUUID(), isCapturedLater: false };
  const amount = { amountMinor: 4990, currency: "CAD" };
  await new PaymentRepository(harness.database).insertPayment({ ...payment, amount, createdAt: new Date() });
  await harness.restart();
  await jobHasSettled(input.orderId);
  expect(await paymentsOf(input.orderId)).toMatchObject([{ status: "SUCCEEDED" }]);
});

test("tokenizeCard while the provider is unavailable: ServiceUnavailable for a client, an error for a service", async () => {
  harness.provider.mood = "unavailable";
  const card = { cardNumber: "4242424242424242", expiryMonth: 12, expiryYear: 2040, cvc: "123" };
  const tokenize = `mutation ($card: CardInput!) { tokenizeCard(card: $card) { token } }`;
  const refused = await harness.execute(tokenize, { card }, { from: "orders" });
  expect(refused.errors?.[0]?.extensions?.code).toBe("SUBGRAPH_UNAVAILABLE");
  const add = `mutation ($input: AddPaymentMethodInput!) { addPaymentMethod(input: $input) {
    __typename ... on ServiceUnavailable { code service } } }`;
  const as = { id: randomUUID(), role: "CUSTOMER" } as const;
  const { data } = await harness.execute(add, { input: { paymentType: "CARD", details: card } }, { as });
  const problem = { code: "SERVICE_UNAVAILABLE", service: "payment provider" };
  expect(data.addPaymentMethod).toEqual({ __typename: "ServiceUnavailable", ...problem });
});
