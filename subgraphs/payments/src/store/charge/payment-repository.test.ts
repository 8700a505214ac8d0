import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { ChargeSettlement } from "../../domain/providers/payment-provider.js";
import type { NewPayment } from "../../domain/charge/payment-store.js";
import { paymentsDatabase } from "../database-definition.js";
import { PaymentRepository } from "./payment-repository.js";

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let store: PaymentRepository;

beforeAll(async () => {
  testDatabase = await openTestDatabase("payments", paymentsDatabase);
  store = new PaymentRepository(testDatabase.database);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

const at = new Date("2026-11-20T12:00:00.123Z");
const declined: ChargeSettlement = { kind: "declined", declineCode: "card_declined", card: null };

function succeeded(): ChargeSettlement {
  return { kind: "succeeded", providerReference: randomUUID(), card: { brand: "Visa", last4: "4242" } };
}

function aPayment(change: Partial<NewPayment> = {}): NewPayment {
  return {
    id: randomUUID(),
    orderId: randomUUID(),
    orderNumber: "ORD-1",
    buyerId: randomUUID(),
    amount: { amountMinor: 4990, currency: "CAD" },
    provider: "sandbox",
    idempotencyKey: randomUUID(),
    cardToken: "card_1",
    isCapturedLater: false,
    createdAt: at,
    ...change,
  };
}

describe("a payment", () => {
  test("is PENDING first, and the first number is PAY-555", async () => {
    const payment = aPayment();
    expect(await store.insertPayment(payment)).toEqual({
      ...payment,
      number: "PAY-555",
      status: "PENDING",
      actionSince: null,
      authorization: null,
      refunded: { amountMinor: 0, currency: "CAD" },
    });
  });

  test("loses the card's token when the provider's answer is stored", async () => {
    const payment = aPayment();
    await store.insertPayment(payment);
    const answer = succeeded();
    const settled = await store.recordAnswer(payment.id, answer, { at, notifiesOrders: false });
    expect(settled).toMatchObject({ status: "SUCCEEDED", card: { brand: "Visa", last4: "4242" } });
    expect(settled).not.toHaveProperty("cardToken");
    expect(await store.findPayment(payment.id)).toEqual(settled);
  });

  test("keeps the first answer, also when another one follows", async () => {
    const payment = aPayment();
    await store.insertPayment(payment);
    await store.recordAnswer(payment.id, declined, { at, notifiesOrders: false });
    expect(await store.recordAnswer(payment.id, succeeded(), { at, notifiesOrders: false })).toMatchObject({
      status: "FAILED",
      declineCode: "card_declined",
      card: null,
    });
  });

  test("with a taken key is refused, and the earlier payment is found", async () => {
    const first = aPayment();
    await store.insertPayment(first);
    await store.recordAnswer(first.id, declined, { at, notifiesOrders: false });
    const second = aPayment({ idempotencyKey: first.idempotencyKey });
    expect(await store.insertPayment(second)).toBeNull();
    expect((await store.findEarlierPayment(second))?.id).toBe(first.id);
  });
});

describe("an order", () => {
  test("gets no second payment while one is PENDING, and none after one has succeeded", async () => {
    const first = aPayment();
    const again = () => aPayment({ orderId: first.orderId });
    await store.insertPayment(first);
    expect(await store.insertPayment(again())).toBeNull();
    expect((await store.findEarlierPayment(again()))?.id).toBe(first.id);
    await store.recordAnswer(first.id, succeeded(), { at, notifiesOrders: false });
    expect(await store.insertPayment(again())).toBeNull();
  });

  test("gets another payment after each failed one; payments are listed oldest first", async () => {
    const orderId = randomUUID();
    const ids: string[] = [];
    for (const answer of [declined, declined, succeeded()]) {
      // All payments have the same millisecond, so the number decides the order.
      const payment = aPayment({ orderId });
      ids.push(payment.id);
      expect(await store.insertPayment(payment)).not.toBeNull();
      await store.recordAnswer(payment.id, answer, { at, notifiesOrders: false });
    }
    expect((await store.listPaymentsOf([orderId])).map(({ id }) => id)).toEqual(ids);
  });

  test("gets one of ten concurrent payments", async () => {
    const orderId = randomUUID();
    const inserted = await Promise.all(Array.from({ length: 10 }, () => store.insertPayment(aPayment({ orderId }))));
    expect(inserted.filter((payment) => payment !== null)).toHaveLength(1);
  });
});

describe("the payments table", () => {
  test.each([
    ["a success without the provider's reference", "status = 'SUCCEEDED', card_token = null, settled_at = now()"],
    ["a failure without a reason", "status = 'FAILED', card_token = null, settled_at = now()"],
    ["a settled payment that keeps its token", "status = 'FAILED', decline_code = 'x', settled_at = now()"],
    ["an unknown status", "status = 'PAID'"],
    ["an amount of 0", "amount_minor = 0"],
    ["more than four digits of a card", "brand = 'Visa', last4 = '4242424242424242'"],
  ])("refuses %s", async (_case, change) => {
    const payment = aPayment();
    await store.insertPayment(payment);
    const update = testDatabase.database.manager.query(`update payments set ${change} where id = $1`, [payment.id]);
    await expect(update).rejects.toMatchObject({ code: "23514" });
  });

  test.each([
    ["that reserves more refunds than the amount", "refund_claimed_minor = 4991"],
    ["that refunds an amount that was not reserved", "refunded_minor = 1"],
    ["that is refunded completely and stays SUCCEEDED", "refund_claimed_minor = 4990, refunded_minor = 4990"],
    ["that is REFUNDED after a partial refund", "status = 'REFUNDED', refund_claimed_minor = 1, refunded_minor = 1"],
    ["that reserves a negative amount", "refund_claimed_minor = -1"],
  ])("refuses a payment %s", async (_case, change) => {
    const payment = aPayment();
    await store.insertPayment(payment);
    await store.recordAnswer(payment.id, succeeded(), { at, notifiesOrders: false });
    const update = testDatabase.database.manager.query(`update payments set ${change} where id = $1`, [payment.id]);
    await expect(update).rejects.toMatchObject({ code: "23514" });
  });

  test("refuses a refund of a payment that did not succeed", async () => {
    const payment = aPayment();
    await store.insertPayment(payment);
    const update = testDatabase.database.manager.query(`update payments set refund_claimed_minor = 1 where id = $1`, [
      payment.id,
    ]);
    await expect(update).rejects.toMatchObject({ code: "23514" });
  });
});

test("payments of claimed orders belong to the new buyer, and others do not change", async () => {
  const [claimed, other, userId] = [aPayment(), aPayment(), randomUUID()];
  for (const payment of [claimed, other]) await store.insertPayment(payment);
  await store.changeBuyer([claimed.orderId, randomUUID()], userId);
  await store.changeBuyer([claimed.orderId], userId);
  expect(await store.findPayment(claimed.id)).toMatchObject({ buyerId: userId });
  expect(await store.findPayment(other.id)).toMatchObject({ buyerId: other.buyerId });
});
