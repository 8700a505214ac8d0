import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import { openDatabase } from "@souk/kernel/database/database";
import { createLogger } from "@souk/kernel/logging/logger";
import { testCardVaultKeys } from "@souk/kernel/testing/sealed-cards";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { testServiceContext } from "@souk/kernel/testing/test-service-context";
import { startPayments } from "../../app.js";
import { bankDatabase } from "../../peers/sandbox/bank-database.js";
import type { WebhookMode } from "../../peers/sandbox/webhook-mode.js";
import { paymentsDatabase } from "../../store/database-definition.js";

async function stored(mode: WebhookMode, expectedCount: number) {
  await using resources = new AsyncDisposableStack();
  const { settings } = resources.use(await TestDatabase.create("payments", paymentsDatabase));
  const { settings: bankSettings } = resources.use(await TestDatabase.create("sandbox_bank", bankDatabase));
  const serviceContext = await testServiceContext();
  const faults = { latencyMs: 0, lostAnswerPercent: 0, repeatedCallPercent: 0, seed: "1" };
  const web = { publicUrl: "http://souk.test", webhooks: mode, webhookSecret: null, capturesLater: false };
  const current = { name: "sandbox", database: bankSettings, faults, ...web } as const;
  const providers = { offered: [current], others: [] } as const;
  const cardVaultKeys = await testCardVaultKeys();
  const config = {
    database: settings,
    currency: "CAD",
    providers,
    actionSeconds: 7200,
    demoData: false,
    cardVaultKeys,
  };
  const payments = resources.use(await startPayments(config, serviceContext));
  const logger = createLogger("test", "silent");
  const [database, bank] = [
    resources.use(await openDatabase({ ...paymentsDatabase, settings, logger })),
    resources.use(await openDatabase({ ...bankDatabase, settings: bankSettings, logger })),
  ];
  const card = { cardNumber: "4242424242424242", expiryMonth: 12, expiryYear: 2040, cvc: "123" };
  const execute = (query: string, variables: object) =>
    serviceContext.execute(payments, query, { ...variables }, { from: "orders" });
  const tokenize = `mutation ($card: CardInput!) { tokenizeCard(card: $card) { token } }`;
  const { token: cardToken } = (await execute(tokenize, { card })).data.tokenizeCard;
  const ids = { orderId: randomUUID(), buyerId: randomUUID(), idempotencyKey: randomUUID() };
  const amount = { amount: "9.90", currency: "CAD" };
  const input = { ...ids, orderNumber: "ORD-1", amount, cardToken };
  await execute(`mutation ($input: ChargeOrderInput!) { chargeOrder(input: $input) { outcome } }`, { input });
  const refund = { orderId: ids.orderId, amount, idempotencyKey: randomUUID() };
  await execute(`mutation ($input: RefundPaymentInput!) { refundPayment(input: $input) { outcome } }`, {
    input: refund,
  });
  const deadline = Date.now() + 20_000;
  for (;;) {
    const rows: { type: string; handled: boolean }[] = await database.manager.query(
      `select type, handled_at is not null as handled from webhooks order by type`,
    );
    const [left]: { count: number }[] = await bank.manager.query(
      `select count(*)::int as count from graphile_worker.jobs`,
    );
    if (rows.length === expectedCount && rows.every(({ handled }) => handled) && (mode === "late" || left?.count === 0))
      return { types: rows.map(({ type }) => type), leftWithTheBank: left?.count };
    if (Date.now() > deadline) throw new Error(`${rows.length} webhooks came, ${left?.count} are left`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test.each<[WebhookMode, string[], number]>([
  ["normal", ["charge.succeeded", "refund.succeeded"], 0],
  ["twice", ["charge.succeeded", "refund.succeeded"], 0],
  ["late", [], 2],
  ["off", [], 0],
])("the sandbox's webhooks, %s", async (mode, types, leftWithTheBank) => {
  expect(await stored(mode, types.length)).toEqual({ types, leftWithTheBank });
});
