import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { CardRefusedError, type ChargeRequest } from "../../domain/payment-provider.js";
import { describeProvider, type ProviderBench } from "../../testing/provider-contract.js";
import { RazorpayDouble } from "../../testing/razorpay-double.js";
import { RazorpayProvider, type OneAtATime } from "./razorpay-provider.js";

const webhookSecret = "the webhook's secret";
const hourMs = 3_600_000;

/** Within this process. */
function inTurn(): OneAtATime {
  const last = new Map<string, Promise<unknown>>();
  return (name, run) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(run, run);
    last.set(name, turn);
    return turn;
  };
}

async function openRazorpay() {
  const { double, server } = await RazorpayDouble.open();
  const keys = { keyId: "rzp_test_souk", keySecret: "secret", webhookSecret, returnUrl: null };
  const settings = { name: "razorpay", ...keys, baseUrl: server.url } as const;
  return { double, server, provider: new RazorpayProvider(settings, inTurn()) };
}

/** By hand, as https://razorpay.com/docs/webhooks/validate-test says. */
function signed(event: unknown) {
  const body = Buffer.from(JSON.stringify(event));
  const signature = createHmac("sha256", webhookSecret).update(body).digest("hex");
  return { body, headers: { "x-razorpay-signature": signature, "x-razorpay-event-id": "unsigned" } };
}

function anEvent(change: object = {}): object {
  const payment = { entity: { id: "pay_1", notes: { souk_key: "the key" } } };
  const at = Math.floor(Date.now() / 1000);
  return { entity: "event", event: "payment.captured", created_at: at, payload: { payment }, ...change };
}

// its page's address is told once, so nothing can be said again of a buyer who has not come back
const parts = { actions: false };

describeProvider("Razorpay", parts, async (): Promise<ProviderBench> => {
  const { double, server, provider } = await openRazorpay();
  return {
    provider,
    currency: "INR",
    setLine: (line) => void (server.line = line),
    books: async () => double.books(),
    answerActions: async (answer) => double.authenticate(answer),
    async webhook({ id, subject: { kind, idempotencyKey }, signedAt }) {
      const noted = (name: string, key: string) => ({ [name]: { entity: { id, notes: { souk_key: key } } } });
      const payload =
        kind === "charge"
          ? noted("payment", idempotencyKey)
          : { ...noted("payment", "its payment's"), ...noted("refund", idempotencyKey) };
      const event = kind === "charge" ? "payment.captured" : "refund.processed";
      return signed(anEvent({ event, payload, created_at: Math.floor(signedAt.getTime() / 1000) }));
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

  async function requestWith(cardNumber: string, idempotencyKey: string): Promise<ChargeRequest> {
    const card = { cardNumber, expiryMonth: 12, expiryYear: 2040, cvc: "123" };
    const { token } = await razorpay.provider.tokenize(card);
    const amount = { amountMinor: 4990, currency: "INR" };
    return { idempotencyKey, cardToken: token, amount, description: "Order ORD-1" };
  }

  test("sends the buyer to the bank's page, and captures what was authorized there", async () => {
    const request = await requestWith("4000002760003184", "3ds");
    const url = expect.stringMatching(/^https:\/\/api\.razorpay\.com\//);
    const asked = { kind: "actionRequired", clientSecret: null, url, publicKey: null };
    expect(await razorpay.provider.charge(request)).toEqual(asked);
    expect(await razorpay.provider.find("3ds")).toEqual({ kind: "underWay" });
    razorpay.double.authenticate();
    expect(await razorpay.provider.find("3ds")).toMatchObject({ kind: "succeeded", card: { last4: "3184" } });
    expect(await razorpay.provider.charge(request)).toMatchObject({ kind: "succeeded" });
    expect(razorpay.double.books().charges).toBe(1);
  });

  test("a card that it will not keep is refused by the field at fault", async () => {
    const refused = requestWith("4000000000000069", "expired");
    await expect(refused).rejects.toThrow(CardRefusedError);
    await expect(refused).rejects.toMatchObject({ path: "expiryYear" });
  });

  test.each([
    ["a day and six minutes ago", -24 * hourMs - 360_000, "old"],
    ["six minutes ahead", 360_000, "old"],
    ["23 hours ago, and is sent again", -23 * hourMs, "event"],
  ])("an event of %s", (_when, offsetMs, kind) => {
    const now = new Date();
    const createdAt = Math.floor((now.getTime() + offsetMs) / 1000);
    expect(razorpay.provider.readWebhook(signed(anEvent({ created_at: createdAt })), now).kind).toBe(kind);
  });

  test("a repeat that somebody names otherwise is the same event still", () => {
    const webhook = signed(anEvent());
    const renamed = { ...webhook, headers: { ...webhook.headers, "x-razorpay-event-id": "another" } };
    const now = new Date();
    expect(razorpay.provider.readWebhook(renamed, now)).toEqual(razorpay.provider.readWebhook(webhook, now));
  });

  test.each([[null], [{ event: "payment.captured" }], [anEvent({ created_at: "now" })]])(
    "a signed webhook that is no event is unreadable: %p",
    (event) => {
      expect(razorpay.provider.readWebhook(signed(event), new Date())).toEqual({ kind: "unreadable" });
    },
  );

  test.each([
    ["of a payment without notes", { payload: { payment: { entity: { notes: [] } } } }],
    ["of something else", { event: "settlement.processed", payload: {} }],
  ])("an event %s is about nothing of ours", (_case, change) => {
    expect(razorpay.provider.readWebhook(signed(anEvent(change)), new Date())).toMatchObject({
      kind: "event",
      event: { subject: null },
    });
  });
});
