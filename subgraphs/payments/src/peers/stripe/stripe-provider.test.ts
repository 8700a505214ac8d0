import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CardRefusedError, type ChargeRequest } from "../../domain/providers/payment-provider.js";
import { describeProvider } from "../../testing/provider-contract.js";
import { FakeStripe } from "../../testing/fake-stripe.js";
import type { ProviderHarness } from "../../testing/provider-harness.js";
import { StripeProvider } from "./stripe-provider.js";

const webhookSecret = "whsec_souk";

async function openStripe(returnUrl: string | null = null) {
  const { fake, server } = await FakeStripe.open();
  const keys = { secretKey: "sk_test_souk", publishableKey: "pk_test_souk", webhookSecret };
  const settings = { name: "stripe", ...keys, returnUrl } as const;
  return { fake, server, provider: new StripeProvider({ ...settings, baseUrl: server.url }) };
}

/** Computes the signature by hand, as https://docs.stripe.com/webhooks#verify-manually describes. */
function signatureOf(body: Buffer, signedAt: Date): string {
  const seconds = Math.floor(signedAt.getTime() / 1000);
  return `t=${seconds},v1=${createHmac("sha256", webhookSecret).update(`${seconds}.`).update(body).digest("hex")}`;
}

function signed(event: unknown, signedAt: Date) {
  const body = Buffer.from(JSON.stringify(event));
  return { body, headers: { "stripe-signature": signatureOf(body, signedAt) } };
}

describeProvider("Stripe", { cards: true }, async (): Promise<ProviderHarness> => {
  const { fake, server, provider } = await openStripe();
  return {
    provider,
    currency: "CAD",
    setLine: (line) => void (server.line = line),
    ledger: async () => fake.ledger(),
    refusalEnds: true,
    answerActions: async (answer) => fake.authenticate(answer),
    chargeSubject: (name) => ({ kind: "charge", idempotencyKey: name }),
    async webhook({ id, subject, signedAt }) {
      if (subject.kind === "providerOrder") throw new Error("names charges by our key");
      const { kind, idempotencyKey } = subject;
      const type = kind === "charge" ? "payment_intent.succeeded" : "refund.updated";
      return signed({ id, type, data: { object: { metadata: { souk_key: idempotencyKey } } } }, signedAt);
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
});

describe("Stripe", () => {
  let stripe: Awaited<ReturnType<typeof openStripe>>;

  beforeAll(async () => {
    stripe = await openStripe("https://souk.test/paid");
  });

  afterAll(async () => stripe.server[Symbol.asyncDispose]());

  async function requestWith(cardNumber: string, key: string): Promise<ChargeRequest> {
    const card = { cardNumber, expiryMonth: 12, expiryYear: 2040, cvc: "123" };
    const { token } = await stripe.provider.tokenize(card);
    const amount = { amountMinor: 4990, currency: "CAD" };
    return { idempotencyKey: key, cardToken: token, amount, description: "Order ORD-1" };
  }

  test("asks for 3-D Secure, and a repeat with the same key returns the outcome", async () => {
    const request = await requestWith("4000002760003184", "3ds");
    const url = "https://hooks.stripe.com/3ds";
    const actionRequired = {
      kind: "actionRequired",
      clientSecret: expect.any(String),
      url,
      publicKey: "pk_test_souk",
      providerOrderId: null,
    };
    expect(await stripe.provider.charge(request)).toEqual(actionRequired);
    expect(await stripe.provider.find("3ds")).toEqual(actionRequired);
    stripe.fake.authenticate();
    expect(await stripe.provider.charge(request)).toMatchObject({ kind: "succeeded", card: { last4: "3184" } });
    expect(await stripe.provider.find("3ds")).toMatchObject({ kind: "succeeded" });
  });

  test("without a return URL, Stripe's own code shows 3-D Secure and there is no address", async () => {
    const { provider, server } = await openStripe();
    await using _server = server;
    const card = { cardNumber: "4000002760003184", expiryMonth: 12, expiryYear: 2040, cvc: "123" };
    const { token: cardToken } = await provider.tokenize(card);
    const amount = { amountMinor: 4990, currency: "CAD" };
    const answer = await provider.charge({ idempotencyKey: "sdk", cardToken, amount, description: "Order" });
    const clientSecret = expect.any(String);
    expect(answer).toEqual({
      kind: "actionRequired",
      clientSecret,
      url: null,
      publicKey: "pk_test_souk",
      providerOrderId: null,
    });
  });

  test("a refused charge cannot be confirmed by another card with the buyer's client secret", async () => {
    const request = await requestWith("4000002760003184", "refused");
    await stripe.provider.charge(request);
    stripe.fake.authenticate("refused");
    expect(await stripe.provider.find("refused")).toMatchObject({ kind: "declined" });
    expect(stripe.fake.confirmAgain()).toBe(false);
  });

  test("a charge that Stripe's search does not show yet can be cancelled", async () => {
    const request = await requestWith("4000002760003184", "behind and abandoned");
    await stripe.provider.charge(request);
    stripe.fake.searchSeesAll = false;
    expect(await stripe.provider.cancel(request)).toMatchObject({ kind: "declined", declineCode: "abandoned" });
    stripe.fake.searchSeesAll = true;
  });

  test("a charge that Stripe's search does not show yet is not made twice by a repeat with the same key", async () => {
    const request = await requestWith("4242424242424242", "it's \\ behind");
    const answer = await stripe.provider.charge(request);
    expect(await stripe.provider.find(request.idempotencyKey)).toEqual(answer);
    stripe.fake.searchSeesAll = false;
    const before = stripe.fake.ledger();
    expect(await stripe.provider.find(request.idempotencyKey)).toBeNull();
    expect(await stripe.provider.charge(request)).toEqual(answer);
    expect(stripe.fake.ledger()).toEqual(before);
    stripe.fake.searchSeesAll = true;
  });

  test("a card that Stripe refuses to store names the invalid field", async () => {
    const refused = requestWith("4000000000000069", "expired");
    await expect(refused).rejects.toThrow(CardRefusedError);
    await expect(refused).rejects.toMatchObject({ path: "expiryMonth" });
  });

  test.each([
    ["five minutes and a second ago", -301_000, "old"],
    ["five minutes and a second ahead", 301_000, "old"],
    ["four minutes ago", -240_000, "event"],
  ])("a webhook that was signed %s: %s %s", (_when, offsetMs, kind) => {
    const now = new Date();
    const event = { id: "evt_1", type: "charge.updated", data: { object: {} } };
    const webhook = signed(event, new Date(now.getTime() + offsetMs));
    expect(stripe.provider.readWebhook(webhook, now).kind).toBe(kind);
  });

  test.each([[null], [{ id: "evt_1" }], [{ id: "evt_1", type: "x", data: { object: "text" } }]])(
    "a signed webhook that is not an event is unreadable: %p",
    (event) => {
      expect(stripe.provider.readWebhook(signed(event, new Date()), new Date())).toEqual({ kind: "unreadable" });
    },
  );

  test("always uses the API version that the library was made for", () => {
    expect(stripe.fake.versions.size).toBe(1);
  });
});
