import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { validatePaymentVerification } from "razorpay/dist/utils/razorpay-utils.js";
import {
  CardRefusedError,
  ProviderUnavailableError,
  type ChargeRequest,
} from "../../domain/providers/payment-provider.js";
import { describeProvider } from "../../testing/provider-contract.js";
import { FakeRazorpay, type BuyerAtCheckout, type CheckoutAnswer } from "../../testing/fake-razorpay.js";
import type { ProviderHarness } from "../../testing/provider-harness.js";
import { RazorpayProvider, type OneAtATime } from "./razorpay-provider.js";

const webhookSecret = "the webhook's secret";
const hourMs = 3_600_000;

/** Serializes calls within this process. */
function inTurn(): OneAtATime {
  const last = new Map<string, Promise<unknown>>();
  return (name, run) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(run, run);
    last.set(name, turn);
    return turn;
  };
}

async function openRazorpay() {
  const { fake, server } = await FakeRazorpay.open();
  const keys = { keyId: "rzp_test_souk", keySecret: "secret", webhookSecret };
  const settings = {
    name: "razorpay",
    capturesLater: false,
    ...keys,
    baseUrl: server.url,
    scriptUrl: `${server.url}/v1/checkout.js`,
  } as const;
  return { fake, server, provider: new RazorpayProvider(settings, inTurn()) };
}

/** Computes the signature by hand, as https://razorpay.com/docs/webhooks/validate-test describes. */
function signed(event: unknown) {
  const body = Buffer.from(JSON.stringify(event));
  const signature = createHmac("sha256", webhookSecret).update(body).digest("hex");
  return { body, headers: { "x-razorpay-signature": signature, "x-razorpay-event-id": "unsigned" } };
}

function anEvent(change: object = {}): object {
  const payment = { entity: { id: "pay_1", order_id: "order_1", notes: [] } };
  const at = Math.floor(Date.now() / 1000);
  return { entity: "event", event: "payment.captured", created_at: at, payload: { payment }, ...change };
}

function changed(answer: CheckoutAnswer, change: (signature: string) => string): CheckoutAnswer {
  return { ...answer, razorpay_signature: change(answer.razorpay_signature) };
}

function signedBy(
  secret: string,
  { razorpay_order_id: orderId, razorpay_payment_id: paymentId }: CheckoutAnswer,
): string {
  return createHmac("sha256", secret).update(`${orderId}|${paymentId}`).digest("hex");
}

describeProvider("Razorpay", { cards: false, capturesInParts: false }, async (): Promise<ProviderHarness> => {
  const { fake, server, provider } = await openRazorpay();
  return {
    provider,
    currency: "INR",
    setLine: (line) => void (server.line = line),
    ledger: async () => fake.ledger(),
    endAuthorizations: async () => fake.refundUncaptured(),
    refusalEnds: false,
    answerActions: async (answer) => fake.checkOutAll(answer),
    chargeSubject: (name) => ({ kind: "providerOrder", providerOrderId: name }),
    async webhook({ id, subject, signedAt }) {
      const orderId = subject.kind === "providerOrder" ? subject.providerOrderId : "another";
      const payment = { entity: { id, order_id: orderId, notes: [] } };
      const refund =
        subject.kind === "refund" ? { refund: { entity: { id, notes: { souk_key: subject.idempotencyKey } } } } : {};
      const event = subject.kind === "refund" ? "refund.processed" : "payment.captured";
      const at = Math.floor(signedAt.getTime() / 1000);
      return signed(anEvent({ event, payload: { payment, ...refund }, created_at: at }));
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
});

describe("Razorpay", () => {
  let razorpay: Awaited<ReturnType<typeof openRazorpay>>;

  beforeAll(async () => {
    razorpay = await openRazorpay();
  });

  afterAll(async () => razorpay.server[Symbol.asyncDispose]());

  const requestFor = (idempotencyKey: string, amountMinor = 4990): ChargeRequest => ({
    idempotencyKey,
    cardToken: null,
    amount: { amountMinor, currency: "INR" },
    description: "Order ORD-1",
  });

  /** Makes a charge that waits for its buyer; returns the order that Razorpay's checkout is opened for. */
  async function chargedOrder(idempotencyKey: string): Promise<string> {
    const answer = await razorpay.provider.charge(requestFor(idempotencyKey));
    if (answer.kind !== "actionRequired" || !answer.providerOrderId) throw new Error(answer.kind);
    return answer.providerOrderId;
  }

  function confirmationOf({ razorpay_payment_id: providerPaymentId, razorpay_signature: signature }: CheckoutAnswer) {
    return { providerPaymentId, signature };
  }

  function paid(orderId: string, how: BuyerAtCheckout = {}): CheckoutAnswer {
    const answer = razorpay.fake.checkOut(orderId, how);
    if (!answer) throw new Error("the bank refused");
    return answer;
  }

  test("returns its own checkout with the order and the key id, and captures the payment that was authorized there", async () => {
    const charged = razorpay.fake.ledger().charges;
    const orderId = await chargedOrder("own checkout");
    const found = await razorpay.provider.find("own checkout");
    const page = { clientSecret: null, url: null };
    expect(found).toEqual({ kind: "actionRequired", ...page, publicKey: "rzp_test_souk", providerOrderId: orderId });
    const { razorpay_payment_id: id } = paid(orderId);
    expect(razorpay.fake.ledger().charges).toBe(charged);
    const succeeded = { kind: "succeeded", providerReference: id, card: { brand: "Visa", last4: "3184" } };
    expect(await razorpay.provider.find("own checkout")).toEqual(succeeded);
    expect(await razorpay.provider.charge(requestFor("own checkout"))).toEqual(succeeded);
    expect(razorpay.fake.ledger().charges).toBe(charged + 1);
  });

  test("a payment without a card has no card data", async () => {
    paid(await chargedOrder("by UPI"), { method: "upi" });
    expect(await razorpay.provider.find("by UPI")).toMatchObject({ kind: "succeeded", card: null });
  });

  test("five concurrent charges with one key make one order, and another amount is refused", async () => {
    const before = razorpay.fake.orderCount;
    const orders = await Promise.all(Array.from({ length: 5 }, () => chargedOrder("one order")));
    expect(new Set(orders).size).toBe(1);
    expect(razorpay.fake.orderCount).toBe(before + 1);
    await expect(razorpay.provider.charge(requestFor("one order", 5000))).rejects.toThrow(/another amount/);
  });

  test("an order whose creation was not answered is found; one that never arrived is not", async () => {
    razorpay.server.line = "unavailable";
    await expect(razorpay.provider.charge(requestFor("lost"))).rejects.toThrow(ProviderUnavailableError);
    razorpay.server.line = "steady";
    expect(await razorpay.provider.find("lost")).toBeNull();
    await chargedOrder("lost");
    razorpay.server.line = "mute";
    await expect(razorpay.provider.find("lost")).rejects.toThrow(ProviderUnavailableError);
    razorpay.server.line = "steady";
    expect(await razorpay.provider.find("lost")).toMatchObject({ kind: "actionRequired" });
  });

  test("a buyer may try again in the checkout after the bank's refusal", async () => {
    const orderId = await chargedOrder("tried twice");
    expect(razorpay.fake.checkOut(orderId, { failure: "insufficient_fund" })).toBeNull();
    expect(await razorpay.provider.find("tried twice")).toMatchObject({ kind: "actionRequired" });
    paid(orderId);
    expect(await razorpay.provider.find("tried twice")).toMatchObject({ kind: "succeeded" });
  });

  test("a payment that is authorized after the order was ended is never captured", async () => {
    const before = razorpay.fake.ledger();
    const orderId = await chargedOrder("too late");
    expect(await razorpay.provider.cancel(requestFor("too late"))).toMatchObject({ declineCode: "abandoned" });
    paid(orderId);
    expect(await razorpay.provider.find("too late")).toMatchObject({ kind: "declined", declineCode: "abandoned" });
    expect(razorpay.fake.ledger()).toEqual(before);
  });

  test("does not take cards from us", async () => {
    const refused = razorpay.provider.tokenize();
    await expect(refused).rejects.toThrow(CardRefusedError);
    await expect(refused).rejects.toMatchObject({ path: "cardNumber" });
  });

  test("the checkout's signature proves a payment of the order, also by the library's own check", async () => {
    const answer = paid(await chargedOrder("signed"));
    const { razorpay_order_id: order_id, razorpay_payment_id: payment_id, razorpay_signature: signature } = answer;
    expect(await razorpay.provider.proves("signed", confirmationOf(answer))).toBe(true);
    expect(validatePaymentVerification({ order_id, payment_id }, signature, "secret")).toBe(true);
  });

  test.each<[string, (genuine: CheckoutAnswer, other: CheckoutAnswer) => CheckoutAnswer]>([
    ["of another payment", (genuine, { razorpay_payment_id }) => ({ ...genuine, razorpay_payment_id })],
    ["replayed from another order", (_genuine, other) => other],
    [
      "changed by a digit",
      (genuine) => changed(genuine, (text) => text.replace(/.$/, (last) => (last === "0" ? "1" : "0"))),
    ],
    ["cut short", (genuine) => changed(genuine, (text) => text.slice(1))],
    ["that is empty", (genuine) => changed(genuine, () => "")],
    ["signed with another secret", (genuine) => changed(genuine, () => signedBy("another", genuine))],
    ["with invalid characters", (genuine) => changed(genuine, (text) => "ä".repeat(text.length))],
  ])("a signature %s proves nothing", async (name, forge) => {
    const genuine = paid(await chargedOrder(`forged ${name}`));
    const other = paid(await chargedOrder(`another of ${name}`));
    const forged = confirmationOf(forge(genuine, other));
    expect(await razorpay.provider.proves(`forged ${name}`, forged)).toBe(false);
  });

  test("a confirmation does not prove a charge that never arrived", async () => {
    expect(await razorpay.provider.proves("nobody's", confirmationOf(paid(await chargedOrder("somebody's"))))).toBe(
      false,
    );
  });

  test.each([
    ["a day and six minutes ago", -24 * hourMs - 360_000, "old"],
    ["six minutes ahead", 360_000, "old"],
    ["23 hours ago, and is sent again", -23 * hourMs, "event"],
  ])("reads an event of %s", (_when, offsetMs, kind) => {
    const now = new Date();
    const createdAt = Math.floor((now.getTime() + offsetMs) / 1000);
    expect(razorpay.provider.readWebhook(signed(anEvent({ created_at: createdAt })), now).kind).toBe(kind);
  });

  test("a repeat with another event name in its header is the same event", () => {
    const webhook = signed(anEvent());
    const renamed = { ...webhook, headers: { ...webhook.headers, "x-razorpay-event-id": "another" } };
    const now = new Date();
    expect(razorpay.provider.readWebhook(renamed, now)).toEqual(razorpay.provider.readWebhook(webhook, now));
  });

  test.each([[null], [{ event: "payment.captured" }], [anEvent({ created_at: "now" })]])(
    "a signed webhook that is not an event is unreadable: %p",
    (event) => {
      expect(razorpay.provider.readWebhook(signed(event), new Date())).toEqual({ kind: "unreadable" });
    },
  );

  test.each([
    ["of a payment without an order", { payload: { payment: { entity: { order_id: null, notes: [] } } } }],
    ["of a refund that is not ours", { event: "refund.processed", payload: { refund: { entity: { notes: [] } } } }],
    ["of something else", { event: "settlement.processed", payload: {} }],
  ])("an event %s has no subject", (_case, change) => {
    expect(razorpay.provider.readWebhook(signed(anEvent(change)), new Date())).toMatchObject({
      kind: "event",
      event: { subject: null },
    });
  });
});
