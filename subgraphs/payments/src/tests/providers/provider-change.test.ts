import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { systemClock } from "@souk/kernel/values/clock";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { PaymentProviders } from "../../domain/providers/payment-providers.js";
import { settlePayment } from "../../domain/charge/settle-payment.js";
import type { PendingPayment } from "../../domain/charge/payment.js";
import { StripeProvider } from "../../peers/stripe/stripe-provider.js";
import { paymentsDatabase } from "../../store/database-definition.js";
import { oneAtATime } from "../../store/providers/one-at-a-time.js";
import { PaymentRepository } from "../../store/charge/payment-repository.js";
import { FakeStripe } from "../../testing/fake-stripe.js";

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let stripe: Awaited<ReturnType<typeof FakeStripe.open>>;

beforeAll(async () => {
  testDatabase = await openTestDatabase("payments", paymentsDatabase);
  stripe = await FakeStripe.open();
});

afterAll(async () => {
  await stripe.server[Symbol.asyncDispose]();
  await testDatabase[Symbol.asyncDispose]();
});

function stripeProvider(): StripeProvider {
  const keys = { secretKey: "sk_test_souk", publishableKey: null, webhookSecret: "whsec_1" };
  return new StripeProvider({
    name: "stripe",
    capturesLater: false,
    ...keys,
    baseUrl: stripe.server.url,
    scriptUrl: "https://js.stripe.com/v3/",
    returnUrl: null,
  });
}

async function pendingAtStripe(cardNumber: string): Promise<PendingPayment> {
  const cardToken = stripe.fake.storedCard(cardNumber);
  const ids = { id: randomUUID(), orderId: randomUUID(), buyerId: randomUUID(), idempotencyKey: randomUUID() };
  const amount = { amountMinor: 4990, currency: "CAD" };
  const charge = { orderNumber: "ORD-1", amount, provider: "stripe", cardToken };
  const rest = { ...charge, isCapturedLater: false, createdAt: new Date() };
  const payment = await new PaymentRepository(testDatabase.database).insertPayment({ ...ids, ...rest });
  if (!payment) throw new Error("the payment was refused");
  return payment;
}

const settledBy = (providers: PaymentProviders, payment: PendingPayment) =>
  settlePayment({
    payments: new PaymentRepository(testDatabase.database),
    providers,
    clock: systemClock,
    pause: async () => undefined,
    actionSeconds: 1800,
  })(payment, { isNew: false });

const current = { name: "sandbox" } as never;

test("a payment is settled by the provider that began it, also after another one became current", async () => {
  const payment = await pendingAtStripe("4242424242424242");
  expect(await settledBy(new PaymentProviders([current]), payment)).toMatchObject({ status: "PENDING" });
  const providers = new PaymentProviders([current], [stripeProvider()]);
  expect(await settledBy(providers, payment)).toMatchObject({ status: "SUCCEEDED", provider: "stripe" });
});

test("a payment with a buyer action stays PENDING and returns the action until the buyer completes it", async () => {
  const payment = await pendingAtStripe("4000002760003184");
  const providers = new PaymentProviders([current], [stripeProvider()]);
  const action = {
    clientSecret: expect.any(String),
    url: null,
    publicKey: null,
    providerOrderId: null,
    expiresAt: expect.any(Date),
  };
  expect(await settledBy(providers, payment)).toMatchObject({ status: "PENDING", action });
  stripe.fake.authenticate();
  expect(await settledBy(providers, payment)).toMatchObject({ status: "SUCCEEDED", card: { last4: "3184" } });
});

test("oneAtATime serializes calls with the same name", async () => {
  const inTurn = oneAtATime(testDatabase.database);
  let running = 0;
  let most = 0;
  const run = async (): Promise<void> => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 20));
    running -= 1;
  };
  await Promise.all([inTurn("a", run), inTurn("a", run), inTurn("a", run)]);
  expect(most).toBe(1);
});

test("oneAtATime runs calls with different names at the same time", async () => {
  const inTurn = oneAtATime(testDatabase.database);
  const begun = { a: Promise.withResolvers<void>(), b: Promise.withResolvers<void>() };
  const run = (name: "a" | "b"): Promise<void> => {
    begun[name].resolve();
    return begun[name === "a" ? "b" : "a"].promise;
  };
  // each ends after the other has begun
  const both = Promise.all([inTurn("a", () => run("a")), inTurn("b", () => run("b"))]);
  await expect(both).resolves.toHaveLength(2);
});
