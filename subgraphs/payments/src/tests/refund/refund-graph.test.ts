import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { runInRequest, WorkCounters } from "@souk/kernel/logging/request-context";
import { until } from "@souk/kernel/testing/eventually";
import type { RequestOptions } from "@souk/kernel/testing/test-service-context";
import { PaymentsHarness, type RefundOrder } from "../../testing/payments-harness.js";

let harness: PaymentsHarness;

beforeAll(async () => {
  harness = await PaymentsHarness.open();
});

afterEach(() => {
  harness.provider.mood = "steady";
});

afterAll(async () => harness[Symbol.asyncDispose]());

function refundOf(orderId: string, amount: string, change: Partial<RefundOrder> = {}): RefundOrder {
  return { orderId, amount: { amount, currency: "CAD" }, idempotencyKey: randomUUID(), ...change };
}

async function refundsSettledAs(orderId: string, status: string): Promise<any> {
  await until(async () => {
    const payment = await harness.refundsOf(orderId);
    return payment.refunds.every((refund: { status: string }) => refund.status === status);
  });
  // The payment and its refunds are read one after the other, so the first read may be older.
  return harness.refundsOf(orderId);
}

describe("a refund", () => {
  test("for the whole amount makes the payment REFUNDED", async () => {
    const { orderId } = await harness.paidOrder();
    const answer = await harness.refund(refundOf(orderId, "49.90", { reason: "It broke." }));
    expect(answer).toEqual({ outcome: "SUCCEEDED", refundedTotal: { amount: "49.90", currency: "CAD" } });
    expect(await harness.refundsOf(orderId)).toEqual({
      status: "REFUNDED",
      refundedAmount: { amount: "49.90" },
      refunds: [
        {
          id: expect.any(String),
          status: "SUCCEEDED",
          reason: "It broke.",
          amount: { amount: "49.90", currency: "CAD" },
        },
      ],
    });
    expect(await harness.chargeStatus(orderId)).toBe("REFUNDED");
  });

  test("for a part leaves the payment SUCCEEDED until the parts add up to all; more than what remains is REFUSED", async () => {
    const { orderId } = await harness.paidOrder();
    expect(await harness.refund(refundOf(orderId, "20.00"))).toMatchObject({ outcome: "SUCCEEDED" });
    expect(await harness.refundsOf(orderId)).toMatchObject({
      status: "SUCCEEDED",
      refundedAmount: { amount: "20.00" },
    });
    const tooMuch = await harness.refund(refundOf(orderId, "29.91"));
    expect(tooMuch).toMatchObject({ outcome: "REFUSED", refundedTotal: { amount: "20.00" } });
    expect(await harness.refund(refundOf(orderId, "29.90"))).toMatchObject({ refundedTotal: { amount: "49.90" } });
    expect(await harness.refund(refundOf(orderId, "0.01"))).toMatchObject({ outcome: "REFUSED" });
    const payment = await harness.refundsOf(orderId);
    expect(payment.status).toBe("REFUNDED");
    expect(payment.refunds.map(({ amount }: any) => amount.amount)).toEqual(["20.00", "29.90"]);
  });

  test.each<[string, () => Promise<string>]>([
    ["without an attempt to pay", async () => randomUUID()],
    [
      "whose payment failed",
      async () => {
        const input = await harness.newCharge("4000000000000002");
        await harness.charge(input);
        return input.orderId;
      },
    ],
    [
      "whose payment is PENDING",
      async () => {
        const input = await harness.newCharge("4242424242424242");
        harness.provider.mood = "unavailable";
        await harness.charge(input);
        return input.orderId;
      },
    ],
  ])("of an order %s is REFUSED", async (_case, orderOf) => {
    const answer = await harness.refund(refundOf(await orderOf(), "1.00"));
    expect(answer).toEqual({ outcome: "REFUSED", refundedTotal: null });
  });
});

describe("refundPayment refunds once", () => {
  test("eight concurrent refunds with one key are one", async () => {
    const { orderId } = await harness.paidOrder();
    const before = await harness.refundedByTheBank();
    const input = refundOf(orderId, "10.00");
    const answers = await Promise.all(Array.from({ length: 8 }, () => harness.refund(input)));
    expect(answers.map(({ outcome }) => outcome)).toEqual(answers.map(() => "SUCCEEDED"));
    expect(await harness.refund(input)).toMatchObject({ outcome: "SUCCEEDED", refundedTotal: { amount: "10.00" } });
    expect((await harness.refundsOf(orderId)).refunds).toHaveLength(1);
    expect(await harness.refundedByTheBank()).toBe(before + 1000);
  });

  test("eight concurrent full refunds with different keys refund once; seven are REFUSED", async () => {
    const { orderId } = await harness.paidOrder();
    const before = await harness.refundedByTheBank();
    const answers = await Promise.all(Array.from({ length: 8 }, () => harness.refund(refundOf(orderId, "49.90"))));
    const outcomes = answers.map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual([...Array.from({ length: 7 }, () => "REFUSED"), "SUCCEEDED"]);
    expect(await harness.refundedByTheBank()).toBe(before + 4990);
  });

  test("concurrent parts never add up to more than was taken", async () => {
    const { orderId } = await harness.paidOrder();
    const before = await harness.refundedByTheBank();
    const answers = await Promise.all(Array.from({ length: 8 }, () => harness.refund(refundOf(orderId, "9.00"))));
    expect(answers.filter(({ outcome }) => outcome === "SUCCEEDED")).toHaveLength(5);
    expect(await harness.refundsOf(orderId)).toMatchObject({
      status: "SUCCEEDED",
      refundedAmount: { amount: "45.00" },
    });
    expect(await harness.refundedByTheBank()).toBe(before + 4500);
  });

  test.each<[string, (other: string) => Partial<RefundOrder>]>([
    ["another amount", () => ({ amount: { amount: "2.00", currency: "CAD" } })],
    ["another order", (orderId) => ({ orderId })],
  ])("the key with %s is a conflict", async (_case, change) => {
    const [{ orderId }, other] = [await harness.paidOrder(), await harness.paidOrder()];
    const input = refundOf(orderId, "1.00");
    await harness.refund(input);
    const body = await harness.tryRefund({ ...input, ...change(other.orderId) });
    expect(body.errors?.[0]?.extensions?.code).toBe("CONFLICT");
  });
});

describe("a lost answer", () => {
  test("leaves the refund PENDING with its amount reserved; the job settles it", async () => {
    const { orderId } = await harness.paidOrder();
    const input = refundOf(orderId, "30.00");
    harness.provider.mood = "unavailable";
    const pending = await harness.refund(input);
    expect(pending).toMatchObject({ outcome: "PENDING", refundedTotal: { amount: "0.00" } });
    expect(await harness.refund(input)).toEqual(pending);
    expect(await harness.refundsOf(orderId)).toMatchObject({ status: "SUCCEEDED", refunds: [{ status: "PENDING" }] });
    expect(await harness.refund(refundOf(orderId, "20.00"))).toMatchObject({ outcome: "REFUSED" });
    harness.provider.mood = "steady";
    expect(await refundsSettledAs(orderId, "SUCCEEDED")).toMatchObject({ refundedAmount: { amount: "30.00" } });
  });

  test("is requested again with the same key, and refunds once", async () => {
    const { orderId } = await harness.paidOrder();
    const before = await harness.refundedByTheBank();
    const input = refundOf(orderId, "49.90");
    harness.provider.mood = "mute";
    expect(await harness.refund(input)).toMatchObject({ outcome: "PENDING" });
    harness.provider.mood = "steady";
    expect(await harness.refund(input)).toMatchObject({ outcome: "SUCCEEDED", refundedTotal: { amount: "49.90" } });
    expect(await harness.refundedByTheBank()).toBe(before + 4990);
  });

  test("the next start settles a refund whose process was killed before the provider was called", async () => {
    const { orderId } = await harness.paidOrder();
    harness.provider.mood = "unavailable";
    await harness.refund(refundOf(orderId, "5.00"));
    await harness.database.manager.query(`select graphile_worker.remove_job(key) from graphile_worker.jobs`);
    harness.provider.mood = "steady";
    await harness.restart();
    expect(await refundsSettledAs(orderId, "SUCCEEDED")).toMatchObject({ refundedAmount: { amount: "5.00" } });
  });

  test("a refund that the provider refuses is FAILED, and its amount can be refunded with another key", async () => {
    const { orderId } = await harness.paidOrder();
    const input = refundOf(orderId, "49.90");
    harness.provider.refusesRefunds = true;
    expect(await harness.refund(input)).toMatchObject({ outcome: "REFUSED", refundedTotal: { amount: "0.00" } });
    harness.provider.refusesRefunds = false;
    expect(await harness.refund(input)).toMatchObject({ outcome: "REFUSED" });
    expect(await harness.refund(refundOf(orderId, "49.90"))).toMatchObject({ outcome: "SUCCEEDED" });
    const { refunds } = await harness.refundsOf(orderId);
    expect(refunds.map(({ status }: { status: string }) => status)).toEqual(["FAILED", "SUCCEEDED"]);
  });
});

describe("chargeStatus", () => {
  test.each([
    ["4242424242424242", "SUCCEEDED"],
    ["4000000000000002", "FAILED"],
  ])("a refund of an order paid by %s is %s", async (cardNumber, status) => {
    const input = await harness.newCharge(cardNumber);
    await harness.charge(input);
    expect(await harness.chargeStatus(input.orderId)).toBe(status);
  });

  test.each([[randomUUID()], ["not-an-id"]])("of %s without an attempt to pay is NONE", async (orderId) => {
    expect(await harness.chargeStatus(orderId)).toBe("NONE");
  });

  test("asks the provider about a PENDING payment, and stays PENDING while the provider is unavailable", async () => {
    const input = await harness.newCharge("4242424242424242");
    harness.provider.mood = "unavailable";
    await harness.charge(input);
    expect(await harness.chargeStatus(input.orderId)).toBe("PENDING");
    harness.provider.mood = "steady";
    expect(await harness.chargeStatus(input.orderId)).toBe("SUCCEEDED");
  });

  test("is that of the succeeded payment after a failed one", async () => {
    const input = await harness.newCharge("4000000000000002");
    await harness.charge(input);
    const cardToken = await harness.tokenOf("4242424242424242");
    await harness.charge({ ...input, cardToken, idempotencyKey: randomUUID() });
    expect(await harness.chargeStatus(input.orderId)).toBe("SUCCEEDED");
  });
});

describe("findCharge", () => {
  test.each([
    ["4242424242424242", { outcome: "SUCCEEDED", declineCode: null }],
    ["4000000000000002", { outcome: "DECLINED", declineCode: "card_declined" }],
    ["4000002760003184", { outcome: "ACTION_REQUIRED", action: { url: expect.any(String) } }],
  ])("for a charge by %s answers as the charge did, and charges nothing", async (cardNumber, found) => {
    const input = await harness.newCharge(cardNumber);
    const { paymentId } = await harness.charge(input);
    const before = await harness.chargesInTheBank();
    expect(await harness.findCharge(input.orderId, input.idempotencyKey)).toMatchObject({ ...found, paymentId });
    expect(await harness.findCharge(input.orderId)).toMatchObject({ ...found, paymentId });
    expect(await harness.chargesInTheBank()).toBe(before);
  });

  test("asks the provider about a charge that its process left open", async () => {
    const input = await harness.newCharge("4242424242424242");
    harness.provider.mood = "unavailable";
    await harness.charge(input);
    expect(await harness.findCharge(input.orderId, input.idempotencyKey)).toMatchObject({ outcome: "PENDING" });
    harness.provider.mood = "steady";
    expect(await harness.findCharge(input.orderId, input.idempotencyKey)).toMatchObject({ outcome: "SUCCEEDED" });
  });

  test("is null for an order and a key without a charge, and for a key of another order", async () => {
    const input = await harness.newCharge("4242424242424242");
    await harness.charge(input);
    expect(await harness.findCharge(randomUUID(), "no such key")).toBeNull();
    expect(await harness.findCharge("not-an-id")).toBeNull();
    expect(await harness.findCharge(randomUUID(), input.idempotencyKey)).toBeNull();
  });

  test("ignores a declined charge with another key, and returns a succeeded charge with another key", async () => {
    const input = await harness.newCharge("4000000000000002");
    await harness.charge(input);
    expect(await harness.findCharge(input.orderId, "the next key")).toBeNull();
    const cardToken = await harness.tokenOf("4242424242424242");
    await harness.charge({ ...input, cardToken, idempotencyKey: randomUUID() });
    expect(await harness.findCharge(input.orderId, "the next key")).toMatchObject({ outcome: "SUCCEEDED" });
  });
});

describe("permissions and input checks of refundPayment", () => {
  test.each<[string, RequestOptions]>([
    ["an admin through the router", { as: { id: randomUUID(), role: "ADMIN" } }],
    ["an anonymous viewer through the router", {}],
  ])("%s is refused", async (_who, options) => {
    const { orderId } = await harness.paidOrder();
    const refused = await harness.tryRefund(refundOf(orderId, "1.00"), options);
    expect(refused.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
    const status = await harness.execute(`{ chargeStatus(orderId: "x") }`, {}, options);
    expect(status.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });

  test.each<[string, Partial<RefundOrder>]>([
    ["an amount of 0", { amount: { amount: "0.00", currency: "CAD" } }],
    ["another currency", { amount: { amount: "1.00", currency: "EUR" } }],
    ["a malformed order id", { orderId: "ORD-1" }],
    ["an empty key", { idempotencyKey: "" }],
    ["a reason of 501 characters", { reason: "x".repeat(501) }],
  ])("%s is BAD_USER_INPUT", async (_case, change) => {
    const body = await harness.tryRefund({ ...refundOf(randomUUID(), "1.00"), ...change });
    expect(body.errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
  });
});

test("a refund takes five statements, including the provider's, and the refunds of any number of payments take one", async () => {
  const [one, two] = [await harness.paidOrder(), await harness.paidOrder()];
  const counters = new WorkCounters();
  await runInRequest({ counters }, () => harness.refund(refundOf(one.orderId, "1.00")));
  expect(counters.sqlStatements).toBe(5);
  const reading = new WorkCounters();
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Order { payments { refunds { id } } } } }`;
  const r = [one, two].map(({ orderId: id }) => ({ __typename: "Order", id }));
  await runInRequest({ counters: reading }, () =>
    harness.execute(query, { r }, { as: { id: randomUUID(), role: "ADMIN" } }),
  );
  expect(reading.sqlStatements).toBe(2);
});
