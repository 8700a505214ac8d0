import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { PaymentRepository } from "../../store/charge/payment-repository.js";
import { PaymentsBench } from "../../testing/payments-harness.js";

let bench: PaymentsBench;

beforeAll(async () => {
  bench = await PaymentsBench.open();
});

afterEach(() => {
  bench.provider.mood = "steady";
});

afterAll(async () => bench[Symbol.asyncDispose]());

async function paymentsOf(orderId: string): Promise<any[]> {
  return (await bench.paymentsOf([orderId]))[0] ?? [];
}

async function jobHasSettled(orderId: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  while ((await paymentsOf(orderId)).some(({ status }) => status === "PENDING")) {
    if (Date.now() > deadline) throw new Error("no job has settled the payment");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function toldOf(orderId: string) {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const told = bench.told.find((payment) => payment.orderId === orderId);
    if (told) return told;
    if (Date.now() > deadline) throw new Error("orders were not told");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test("a payment is PENDING while the provider is unavailable, and the job settles it afterwards", async () => {
  const input = await bench.newCharge("4242424242424242");
  bench.provider.mood = "away";
  const pending = await bench.charge(input);
  expect(pending).toMatchObject({ outcome: "PENDING", paymentId: expect.any(String) });
  expect(await bench.charge(input)).toEqual(pending);
  expect(await bench.charge({ ...input, idempotencyKey: randomUUID() })).toEqual(pending);
  expect(await paymentsOf(input.orderId)).toMatchObject([{ status: "PENDING", brand: null, last4: null }]);
  bench.provider.mood = "steady";
  await jobHasSettled(input.orderId);
  expect(await paymentsOf(input.orderId)).toMatchObject([{ status: "SUCCEEDED", brand: "Visa" }]);
  const { paymentId, ...settled } = await toldOf(input.orderId);
  expect(paymentId).toBe(pending.paymentId);
  expect(settled).toEqual({ orderId: input.orderId, outcome: "SUCCEEDED", declineCode: null });
});

test("orders is notified about a late decline, and not about an answer that it received at once", async () => {
  const input = await bench.newCharge("4000000000009995");
  bench.provider.mood = "mute";
  expect((await bench.charge(input)).outcome).toBe("PENDING");
  bench.provider.mood = "steady";
  const settled = { outcome: "FAILED", declineCode: "insufficient_funds" };
  expect(await toldOf(input.orderId)).toMatchObject(settled);
  const paid = await bench.paidOrder();
  const later = await bench.newCharge("4242424242424242");
  bench.provider.mood = "mute";
  await bench.charge(later);
  bench.provider.mood = "steady";
  await toldOf(later.orderId);
  expect(bench.told.filter(({ orderId }) => orderId === paid.orderId)).toEqual([]);
});

test("a repeat with the same key finds the charge that went through, and makes no second one", async () => {
  const before = await bench.chargesInTheBank();
  const input = await bench.newCharge("4242424242424242");
  bench.provider.mood = "mute";
  expect((await bench.charge(input)).outcome).toBe("PENDING");
  expect(await bench.chargesInTheBank()).toBe(before + 1);
  bench.provider.mood = "steady";
  expect((await bench.charge(input)).outcome).toBe("SUCCEEDED");
  expect(await bench.chargesInTheBank()).toBe(before + 1);
});

test("another card for the order waits for the lost answer, and is charged if that was a decline", async () => {
  const input = await bench.newCharge("4000000000000002");
  bench.provider.mood = "mute";
  expect((await bench.charge(input)).outcome).toBe("PENDING");
  bench.provider.mood = "steady";
  const other = { ...input, cardToken: await bench.tokenOf("5555555555554444"), idempotencyKey: randomUUID() };
  expect((await bench.charge(other)).outcome).toBe("SUCCEEDED");
  expect((await paymentsOf(input.orderId)).map(({ status }) => status)).toEqual(["FAILED", "SUCCEEDED"]);
});

test("the next start settles a payment whose process was killed before the provider was called", async () => {
  const { amount: _amount, ...input } = await bench.newCharge("4242424242424242");
  const payment = { ...input, id: randomUUID(), cardToken: input.cardToken ?? "", provider: "sandbox" };
  const amount = { amountMinor: 4990, currency: "CAD" };
  await new PaymentRepository(bench.database).insertPayment({ ...payment, amount, createdAt: new Date() });
  await bench.restart();
  await jobHasSettled(input.orderId);
  expect(await paymentsOf(input.orderId)).toMatchObject([{ status: "SUCCEEDED" }]);
});

test("tokenizeCard while the provider is unavailable: ServiceUnavailable for a client, an error for a service", async () => {
  bench.provider.mood = "away";
  const card = { cardNumber: "4242424242424242", expiryMonth: 12, expiryYear: 2040, cvc: "123" };
  const tokenize = `mutation ($card: CardInput!) { tokenizeCard(card: $card) { token } }`;
  const refused = await bench.ask(tokenize, { card }, { from: "orders" });
  expect(refused.errors?.[0]?.extensions?.code).toBe("SUBGRAPH_UNAVAILABLE");
  const add = `mutation ($input: AddPaymentMethodInput!) { addPaymentMethod(input: $input) {
    __typename ... on ServiceUnavailable { code service } } }`;
  const as = { id: randomUUID(), role: "CUSTOMER" } as const;
  const { data } = await bench.ask(add, { input: { paymentType: "CARD", details: card } }, { as });
  const problem = { code: "SERVICE_UNAVAILABLE", service: "payment provider" };
  expect(data.addPaymentMethod).toEqual({ __typename: "ServiceUnavailable", ...problem });
});
