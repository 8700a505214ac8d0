import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { runInRequest, WorkCounters } from "@souk/kernel/logging/request-context";
import type { RequestOptions } from "@souk/kernel/testing/test-service-context";
import { PaymentsHarness, type Charge } from "../../testing/payments-harness.js";

let harness: PaymentsHarness;

beforeAll(async () => {
  harness = await PaymentsHarness.open();
});

afterAll(async () => harness[Symbol.asyncDispose]());

async function paymentsOf(orderId: string): Promise<any[]> {
  return (await harness.paymentsOf([orderId]))[0] ?? [];
}

async function refusalOf(input: object, options?: RequestOptions): Promise<unknown> {
  return (await harness.tryCharge(input, options)).errors?.[0]?.extensions?.code;
}

describe("the contract's cards", () => {
  test.each([
    ["4242424242424242", { outcome: "SUCCEEDED", declineCode: null }, { status: "SUCCEEDED", brand: "Visa" }],
    ["5555555555554444", { outcome: "SUCCEEDED", declineCode: null }, { status: "SUCCEEDED", brand: "Mastercard" }],
    ["4000000000000119", { outcome: "SUCCEEDED", declineCode: null }, { status: "SUCCEEDED", last4: "0119" }],
    ["4000000000000002", { outcome: "DECLINED", declineCode: "card_declined" }, { status: "FAILED", last4: "0002" }],
    [
      "4000000000009995",
      { outcome: "DECLINED", declineCode: "insufficient_funds" },
      { status: "FAILED", declineCode: "insufficient_funds" },
    ],
  ])("S1-11, S2-23, S3-88: %s is charged as the contract says, in one call", async (cardNumber, answer, payment) => {
    const input = await harness.newCharge(cardNumber);
    expect(await harness.charge(input)).toEqual({ ...answer, paymentId: expect.any(String), action: null });
    const amount = { amount: "49.90", currency: "CAD" };
    const number = expect.stringMatching(/^PAY-\d+$/);
    expect(await paymentsOf(input.orderId)).toEqual([
      expect.objectContaining({ ...payment, number, amount, provider: "sandbox" }),
    ]);
  });

  test("tokenizeCard names the invalid fields of a card, by the names that the client used", async () => {
    const tokenize = `mutation ($card: CardInput!) { tokenizeCard(card: $card) { token fields { path } } }`;
    const card = { cardNumber: "15346781053311236", expiryMonth: 12, expiryYear: 2020, cvc: "1" };
    const { data } = await harness.execute(tokenize, { card }, { from: "orders" });
    const fields = ["cardNumber", "cvc", "expiryYear"].map((path) => ({ path }));
    expect(data.tokenizeCard).toEqual({ token: null, fields });
  });
});

describe("chargeOrder charges an order once", () => {
  test.each([["4242424242424242"], ["4000000000000002"]])(
    "the same key returns the same answer for %s, also with another card",
    async (cardNumber) => {
      const input = await harness.newCharge(cardNumber);
      const first = await harness.charge(input);
      expect(await harness.charge({ ...input, cardToken: await harness.tokenOf("5555555555554444") })).toEqual(first);
      expect(await paymentsOf(input.orderId)).toHaveLength(1);
    },
  );

  test.each([
    ["the same key", () => "one key"],
    ["different keys", () => randomUUID()],
  ])("eight concurrent charges of an order with %s make one payment", async (_case, keyOf) => {
    const before = await harness.chargesInTheBank();
    const input = await harness.newCharge("4242424242424242");
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => harness.charge({ ...input, idempotencyKey: `${input.orderId} ${keyOf()}` })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.outcome).toBe("SUCCEEDED");
    expect(await harness.chargesInTheBank()).toBe(before + 1);
    expect(await paymentsOf(input.orderId)).toHaveLength(1);
  });

  test("four concurrent attempts with a declined card make four failed payments", async () => {
    const input = await harness.newCharge("4000000000000002");
    const keys = Array.from({ length: 4 }, () => randomUUID());
    const answers = await Promise.all(keys.map((idempotencyKey) => harness.charge({ ...input, idempotencyKey })));
    expect(answers.map(({ outcome }) => outcome)).toEqual(keys.map(() => "DECLINED"));
    expect(await paymentsOf(input.orderId)).toHaveLength(4);
  });

  test("an order can be paid with another key after a decline, and then returns that payment for any key", async () => {
    const input = await harness.newCharge("4000000000000002");
    expect((await harness.charge(input)).outcome).toBe("DECLINED");
    const again = { ...input, cardToken: await harness.tokenOf("4242424242424242"), idempotencyKey: randomUUID() };
    const paid = await harness.charge(again);
    expect(paid.outcome).toBe("SUCCEEDED");
    expect(await harness.charge({ ...again, idempotencyKey: randomUUID() })).toEqual(paid);
    expect((await paymentsOf(input.orderId)).map(({ status }) => status)).toEqual(["FAILED", "SUCCEEDED"]);
  });

  test.each<[string, Partial<Charge>]>([
    ["the key with another amount", { amount: { amount: "1.00", currency: "CAD" } }],
    ["the key for another order", { orderId: randomUUID() }],
    ["the key for another buyer", { buyerId: randomUUID() }],
    ["a paid order with another amount", { idempotencyKey: "other", amount: { amount: "1.00", currency: "CAD" } }],
  ])("%s is a conflict", async (_case, change) => {
    const input = await harness.newCharge("4242424242424242");
    await harness.charge(input);
    expect(await refusalOf({ ...input, ...change })).toBe("CONFLICT");
  });
});

describe("a stored payment method", () => {
  const remove = `mutation ($id: ID!) { removePaymentMethod(id: $id) { __typename } }`;

  test("is charged for its owner; the payment keeps its brand and digits after the method is removed", async () => {
    const buyerId = randomUUID();
    const paymentMethodId = await harness.storedMethod(buyerId, "5555555555554444");
    const input = await harness.newCharge("4242424242424242", { buyerId, cardToken: null, paymentMethodId });
    const paid = await harness.charge(input);
    expect(paid.outcome).toBe("SUCCEEDED");
    await harness.execute(remove, { id: paymentMethodId }, { as: { id: buyerId, role: "CUSTOMER" } });
    expect(await paymentsOf(input.orderId)).toMatchObject([{ brand: "Mastercard", last4: "4444" }]);
    expect(await harness.charge(input)).toEqual(paid);
    const next = { ...input, orderId: randomUUID(), idempotencyKey: randomUUID() };
    expect(await harness.charge(next)).toMatchObject({ outcome: "METHOD_NOT_FOUND", paymentId: null });
    expect(await paymentsOf(next.orderId)).toEqual([]);
  });

  test.each([
    ["another's", () => harness.storedMethod(randomUUID(), "4242424242424242")],
    ["an unknown method", async () => randomUUID()],
    ["a malformed id", async () => "visa"],
  ])("%s is not found", async (_case, methodId) => {
    const paymentMethodId = await methodId();
    const input = await harness.newCharge("4242424242424242", { cardToken: null, paymentMethodId });
    expect((await harness.charge(input)).outcome).toBe("METHOD_NOT_FOUND");
  });
});

describe("a provider that takes cards", () => {
  const confirmation = { providerPaymentId: "pay_1", signature: "signed" };
  const withoutCard = async (change: object) => ({
    ...(await harness.newCharge("4242424242424242")),
    cardToken: null,
    ...change,
  });

  test("refuses a charge in the provider's own checkout and creates no payment", async () => {
    const input = await withoutCard({ atProvider: true });
    expect(await harness.charge(input)).toMatchObject({ outcome: "SOURCE_NOT_TAKEN", paymentId: null });
    expect(await paymentsOf(input.orderId)).toEqual([]);
  });

  test("refuses a confirmation, whether the order has a payment or not", async () => {
    const input = await withoutCard({ confirmation });
    expect(await harness.charge(input)).toMatchObject({ outcome: "CONFIRMATION_REFUSED" });
    const { orderId, buyerId } = await harness.paidOrder();
    expect(await harness.charge({ ...input, orderId, buyerId })).toMatchObject({ outcome: "CONFIRMATION_REFUSED" });
  });
});

describe("permissions and input checks of chargeOrder", () => {
  test.each<[string, RequestOptions]>([
    ["an admin through the router", { as: { id: randomUUID(), role: "ADMIN" } }],
    ["an anonymous viewer through the router", {}],
  ])("%s is refused", async (_who, options) => {
    const tokenize = `mutation { tokenizeCard(card: { cardNumber: "", expiryMonth: 1, expiryYear: 1, cvc: "" }) { token } }`;
    expect(await refusalOf(await harness.newCharge("4242424242424242"), options)).toBe("FORBIDDEN");
    expect((await harness.execute(tokenize, {}, options)).errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });

  test.each<[string, object]>([
    ["an amount of 0", { amount: { amount: "0.00", currency: "CAD" } }],
    ["another currency", { amount: { amount: "1.00", currency: "EUR" } }],
    ["a malformed order id", { orderId: "ORD-1" }],
    ["neither card nor method", { cardToken: null }],
  ])("%s is BAD_USER_INPUT", async (_case, change) => {
    expect(await refusalOf({ ...(await harness.newCharge("4242424242424242")), ...change })).toBe("BAD_USER_INPUT");
  });

  test("a token that the provider does not know is declined", async () => {
    const input = await harness.newCharge("4242424242424242", { cardToken: "card_of_nobody" });
    expect(await harness.charge(input)).toMatchObject({ outcome: "DECLINED", declineCode: "expired_card" });
    expect(await paymentsOf(input.orderId)).toMatchObject([{ status: "FAILED", brand: null, last4: null }]);
  });
});

describe("the cost of a charge", () => {
  test("is four statements by card, two of them the provider's own, and five by a stored method", async () => {
    const byCard = await harness.newCharge("4242424242424242");
    expect(await statementsOf(byCard)).toBe(4);
    const paymentMethodId = await harness.storedMethod(byCard.buyerId, "4242424242424242");
    const ids = { orderId: randomUUID(), idempotencyKey: randomUUID() };
    expect(await statementsOf({ ...byCard, ...ids, cardToken: null, paymentMethodId })).toBe(5);
  });

  async function statementsOf(input: Charge): Promise<number> {
    const counters = new WorkCounters();
    const answer = await runInRequest({ counters }, () => harness.charge(input));
    expect(answer.outcome).toBe("SUCCEEDED");
    return counters.sqlStatements;
  }
});
