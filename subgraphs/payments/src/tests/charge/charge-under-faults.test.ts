import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { openDatabase, type Database } from "@souk/kernel/database/database";
import { createLogger } from "@souk/kernel/logging/logger";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { testCardVaultKeys } from "@souk/kernel/testing/sealed-cards";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { testServiceContext, type TestServiceContext } from "@souk/kernel/testing/test-service-context";
import { startPayments } from "../../app.js";
import type { SettledPayment } from "../../domain/peers.js";
import { bankDatabase } from "../../peers/sandbox/bank-database.js";
import { paymentsDatabase } from "../../store/database-definition.js";

// Six of ten calls to the bank get lost, before they arrive or on the way back. The bank delivers each webhook twice. The
// seed and the keys of the calls select which get lost, so fixed keys keep the number of attempts the same in every run.
const faults = { latencyMs: 1, lostAnswerPercent: 60, repeatedCallPercent: 30, seed: "a bad night" };
const orderCount = 40;
const notified: SettledPayment[] = [];
const resources = new AsyncDisposableStack();
let serviceContext: TestServiceContext;
let payments: Subgraph;
let ours: Database;
let bank: Database;

beforeAll(async () => {
  const { settings } = resources.use(await TestDatabase.create("payments", paymentsDatabase));
  const { settings: bankSettings } = resources.use(await TestDatabase.create("sandbox_bank", bankDatabase));
  // The clock is an hour slow, so jobs that are scheduled for "in five seconds" are due at once.
  serviceContext = await testServiceContext({ clock: { now: () => new Date(Date.now() - 3_600_000) } });
  const web = { publicUrl: "http://souk.test", webhooks: "twice", webhookSecret: null, capturesLater: false } as const;
  const providers = { offered: [{ name: "sandbox", database: bankSettings, faults, ...web }], others: [] } as const;
  const cardVaultKeys = await testCardVaultKeys();
  const config = {
    database: settings,
    currency: "CAD",
    providers,
    actionSeconds: 7200,
    demoData: false,
    cardVaultKeys,
  };
  const orders = {
    paymentSettled: async (payment: SettledPayment) => void notified.push(payment),
    refundSettled: async () => undefined,
    authorizationEnds: async () => undefined,
  };
  payments = resources.use(await startPayments(config, serviceContext, { orders, pause: async () => undefined }));
  const logger = createLogger("test", "silent");
  ours = resources.use(await openDatabase({ ...paymentsDatabase, settings, logger }));
  bank = resources.use(await openDatabase({ ...bankDatabase, settings: bankSettings, logger }));
});

afterAll(async () => resources.disposeAsync());

async function execute(query: string, variables: Record<string, unknown>): Promise<any> {
  const { data, errors } = await serviceContext.execute(payments, query, variables, { from: "orders" });
  if (errors) throw new Error(errors[0]?.message);
  return data;
}

const charge = `mutation ($input: ChargeOrderInput!) { chargeOrder(input: $input) { outcome } }`;
const refund = `mutation ($input: RefundPaymentInput!) { refundPayment(input: $input) { outcome } }`;

/** Pays an order, mostly with a card that succeeds. Asks twice at once, like a caller whose connection breaks. */
async function pay(index: number): Promise<string> {
  const cardNumber = index % 5 === 0 ? "4000000000000002" : "4242424242424242";
  const card = { cardNumber, expiryMonth: 12, expiryYear: 2040, cvc: "123" };
  const tokenize = `mutation ($card: CardInput!) { tokenizeCard(card: $card) { token } }`;
  const { token: cardToken } = (await execute(tokenize, { card })).tokenizeCard;
  const ids = { orderId: randomUUID(), buyerId: randomUUID(), idempotencyKey: `charge ${index}` };
  const input = { ...ids, orderNumber: `ORD-${index}`, amount: { amount: "10.00", currency: "CAD" }, cardToken };
  await Promise.all([execute(charge, { input }), execute(charge, { input })]);
  return ids.orderId;
}

/** Asks for three refunds of 4.00 at once; the payment covers two of them. */
async function giveBack(orderId: string, index: number): Promise<void> {
  const amount = { amount: "4.00", currency: "CAD" };
  const keys = [1, 2, 3].map((part) => `refund ${index} ${part}`);
  await Promise.all(keys.map((idempotencyKey) => execute(refund, { input: { orderId, amount, idempotencyKey } })));
}

async function nothingIsPending(): Promise<void> {
  const deadline = Date.now() + 80_000;
  for (;;) {
    const [row]: { open: number }[] = await ours.manager.query(
      `select (select count(*) from payments where status = 'PENDING')::int
            + (select count(*) from refunds where status = 'PENDING')::int as open`,
    );
    if (row?.open === 0) return;
    if (Date.now() > deadline) throw new Error(`${row?.open} payments and refunds are PENDING still`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test("an unreliable provider charges and refunds each order once, and both ledgers agree in the end", async () => {
  const orderIds = await Promise.all(Array.from({ length: orderCount }, (_, index) => pay(index)));
  await nothingIsPending();
  await Promise.all(orderIds.map(giveBack));
  await nothingIsPending();

  const statement = (key: string, refunded: string, table: string): string =>
    `select ${key} as key, decline_code as "declineCode", amount_minor as amount, ${refunded} as refunded
     from ${table} order by 1`;
  const charges = await bank.manager.query(statement("idempotency_key", "refunded_minor", "charges"));
  expect(await ours.manager.query(statement("idempotency_key", "refunded_minor", "payments"))).toEqual(charges);
  expect(charges).toHaveLength(orderCount);
  const refundedMinor = charges.map(({ refunded }: { refunded: string }) => Number(refunded));
  expect(refundedMinor.filter((minor: number) => minor === 800)).toHaveLength(orderCount * 0.8);

  const moved = `select idempotency_key as key, amount_minor as amount from refunds`;
  const given = await bank.manager.query(`${moved} order by 1`);
  expect(await ours.manager.query(`${moved} where status = 'SUCCEEDED' order by 1`)).toEqual(given);
  expect(notified.length).toBeGreaterThan(0);
});
