import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { systemClock } from "@souk/kernel/values/clock";
import { chargeOrder, type ChargeOrderInput } from "../../domain/charge/charge-order.js";
import type { PaymentMethod } from "../../domain/methods/payment-method.js";
import { PaymentProviders } from "../../domain/providers/payment-providers.js";
import { RazorpayProvider } from "../../peers/razorpay/razorpay-provider.js";
import { StripeProvider } from "../../peers/stripe/stripe-provider.js";
import { PaymentRepository } from "../../store/charge/payment-repository.js";
import { paymentsDatabase } from "../../store/database-definition.js";
import { PaymentMethodRepository } from "../../store/methods/payment-method-repository.js";
import { oneAtATime } from "../../store/providers/one-at-a-time.js";
import { FakeRazorpay } from "../../testing/fake-razorpay.js";
import { FakeStripe } from "../../testing/fake-stripe.js";

let resources: AsyncDisposableStack;
let database: Awaited<ReturnType<typeof openTestDatabase>>["database"];
let stripe: FakeStripe;
let razorpay: FakeRazorpay;
let charge: ReturnType<typeof chargeOrder>;

beforeAll(async () => {
  resources = new AsyncDisposableStack();
  ({ database } = resources.use(await openTestDatabase("payments", paymentsDatabase)));
  const [ofStripe, ofRazorpay] = [await FakeStripe.open(), await FakeRazorpay.open()];
  resources.use(ofStripe.server);
  resources.use(ofRazorpay.server);
  [stripe, razorpay] = [ofStripe.fake, ofRazorpay.fake];
  const stripeProvider = new StripeProvider({
    name: "stripe",
    capturesLater: false,
    secretKey: "sk_test_souk",
    publishableKey: "pk_test_souk",
    webhookSecret: "whsec_1",
    returnUrl: null,
    baseUrl: ofStripe.server.url,
    scriptUrl: `${ofStripe.server.url}/v3/`,
  });
  const razorpayProvider = new RazorpayProvider(
    {
      name: "razorpay",
      capturesLater: false,
      keyId: "rzp_test_souk",
      keySecret: "secret",
      webhookSecret: "secret",
      baseUrl: ofRazorpay.server.url,
      scriptUrl: `${ofRazorpay.server.url}/v1/checkout.js`,
    },
    oneAtATime(database),
  );
  charge = chargeOrder({
    payments: new PaymentRepository(database),
    methods: new PaymentMethodRepository(database),
    providers: new PaymentProviders([stripeProvider, razorpayProvider]),
    clock: systemClock,
    newId: randomUUID,
    pause: async () => undefined,
    currency: "CAD",
    actionSeconds: 1800,
  });
});

afterAll(async () => resources.disposeAsync());

function newOrder() {
  const order = { orderId: randomUUID(), orderNumber: "ORD-1", buyerId: randomUUID() };
  const amount = { amount: "49.90", currency: "CAD" };
  return (source: Partial<ChargeOrderInput>) => charge({ ...order, amount, idempotencyKey: randomUUID(), ...source });
}

const at = (provider: string) => ({ atProvider: true, provider });

async function paymentsOf(orderPaymentId: string): Promise<{ provider: string; status: string }[]> {
  return database.manager.query(
    `select provider, status from payments
     where order_id = (select order_id from payments where id = $1) order by number`,
    [orderPaymentId],
  );
}

test("the buyer chooses among the providers, and without a name the first has the payment", async () => {
  const [first, second] = [newOrder(), newOrder()];
  expect(await first({ atProvider: true })).toMatchObject({ kind: "actionRequired", provider: "stripe" });
  expect(await second(at("razorpay"))).toMatchObject({ kind: "actionRequired", provider: "razorpay" });
  expect(await newOrder()(at("gold"))).toEqual({ kind: "sourceNotTaken" });
});

test("a repeat continues the payment that waits, with and without the provider's name", async () => {
  const pay = newOrder();
  const waiting = await pay(at("stripe"));
  expect(await pay(at("stripe"))).toMatchObject({ ...waiting, action: { expiresAt: expect.any(Date) } });
  expect(await pay({ atProvider: true })).toMatchObject({ kind: "actionRequired", provider: "stripe" });
});

test("another provider's checkout replaces the one that waits", async () => {
  // pays what the other tests have left open
  stripe.authenticate("approved");
  const before = stripe.ledger().charges;
  const pay = newOrder();
  await pay(at("stripe"));
  const replaced = await pay(at("razorpay"));
  expect(replaced).toMatchObject({ kind: "actionRequired", provider: "razorpay" });
  if (replaced.kind !== "actionRequired") return;
  stripe.authenticate("approved");
  expect(stripe.ledger().charges).toBe(before);
  expect(await paymentsOf(replaced.paymentId)).toEqual([
    { provider: "stripe", status: "FAILED" },
    { provider: "razorpay", status: "PENDING" },
  ]);
  razorpay.checkOut(String(replaced.action.providerOrderId));
  expect(await pay({ atProvider: true })).toMatchObject({ kind: "succeeded" });
});

test("a payment that was made before the buyer chose another provider pays the order", async () => {
  const pay = newOrder();
  await pay(at("stripe"));
  stripe.authenticate("approved");
  const orders = razorpay.orderCount;
  expect(await pay(at("razorpay"))).toMatchObject({ kind: "succeeded" });
  expect(razorpay.orderCount).toBe(orders);
});

test("the key of the payment that waits does not replace it", async () => {
  const pay = newOrder();
  await pay({ ...at("stripe"), idempotencyKey: "one key" });
  const repeated = await pay({ ...at("razorpay"), idempotencyKey: "one key" });
  expect(repeated).toMatchObject({ kind: "actionRequired", provider: "stripe" });
});

test("a stored method is charged by the provider that stores it", async () => {
  const buyerId = randomUUID();
  const method: Omit<PaymentMethod, "isDefault"> = {
    id: randomUUID(),
    userId: buyerId,
    cardToken: stripe.storedCard("4242424242424242"),
    provider: "stripe",
    brand: "Visa",
    last4: "4242",
    expiryMonth: 12,
    expiryYear: 2040,
    createdAt: new Date(),
  };
  await new PaymentMethodRepository(database).insertMethod(method, 20);
  const source = { buyerId, paymentMethodId: method.id };
  expect(await newOrder()({ ...source, provider: "razorpay" })).toEqual({ kind: "sourceNotTaken" });
  expect(await newOrder()(source)).toMatchObject({ kind: "succeeded" });
});

test("a typed card is not taken where every provider has its own form", async () => {
  expect(await newOrder()({ cardToken: "card" })).toEqual({ kind: "sourceNotTaken" });
});
