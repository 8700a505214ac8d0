import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { CardRefusedError, type ChargeRequest } from "../../domain/providers/payment-provider.js";
import { describeProvider } from "../../testing/provider-contract.js";
import { FakeStripe } from "../../testing/fake-stripe.js";
import { stripeSignature } from "../../testing/signed-webhook.js";
import type { ProviderHarness } from "../../testing/provider-harness.js";
import { StripeProvider } from "./stripe-provider.js";

const webhookSecret = "whsec_souk";

async function openStripe(returnUrl: string | null = null) {
  const { fake, server } = await FakeStripe.open();
  const keys = { secretKey: "sk_test_souk", publishableKey: "pk_test_souk", webhookSecret };
  const settings = { name: "stripe", capturesLater: false, ...keys, returnUrl } as const;
  const addresses = { baseUrl: server.url, scriptUrl: `${server.url}/v3/` };
  return { fake, server, provider: new StripeProvider({ ...settings, ...addresses }) };
}

function signed(event: unknown, signedAt: Date) {
  const body = Buffer.from(JSON.stringify(event));
  return { body, headers: { "stripe-signature": stripeSignature(body, webhookSecret, signedAt) } };
}

describeProvider("Stripe", { cards: false, capturesInParts: true }, async (): Promise<ProviderHarness> => {
  const { fake, server, provider } = await openStripe();
  return {
    provider,
    currency: "CAD",
    setLine: (line) => void (server.line = line),
    ledger: async () => fake.ledger(),
    endAuthorizations: async () => fake.endAuthorizations(),
    refusalEnds: false,
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

  const amount = { amountMinor: 4990, currency: "CAD" };

  /** A charge of a card that was stored earlier. */
  function requestWith(cardNumber: string, key: string): ChargeRequest {
    const cardToken = stripe.fake.storedCard(cardNumber);
    return { idempotencyKey: key, cardToken, amount, description: "Order ORD-1" };
  }

  /** A charge in Stripe's form. */
  const inForm = (key: string): ChargeRequest => ({
    idempotencyKey: key,
    cardToken: null,
    amount,
    description: "Order ORD-1",
  });

  test("asks for 3-D Secure, and a repeat with the same key returns the outcome", async () => {
    const request = requestWith("4000002760003184", "3ds");
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
    const { provider, server, fake } = await openStripe();
    await using _server = server;
    const cardToken = fake.storedCard("4000002760003184");
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
    const request = requestWith("4000002760003184", "refused");
    await stripe.provider.charge(request);
    stripe.fake.authenticate("refused");
    expect(await stripe.provider.find("refused")).toMatchObject({ kind: "declined" });
    expect(stripe.fake.confirmAgain()).toBe(false);
  });

  test("a charge that Stripe's search does not show yet can be cancelled", async () => {
    const request = requestWith("4000002760003184", "behind and abandoned");
    await stripe.provider.charge(request);
    stripe.fake.searchSeesAll = false;
    expect(await stripe.provider.cancel(request)).toMatchObject({ kind: "declined", declineCode: "abandoned" });
    stripe.fake.searchSeesAll = true;
  });

  test("a charge that Stripe's search does not show yet is not made twice by a repeat with the same key", async () => {
    const request = requestWith("4242424242424242", "it's \\ behind");
    const answer = await stripe.provider.charge(request);
    expect(await stripe.provider.find(request.idempotencyKey)).toEqual(answer);
    stripe.fake.searchSeesAll = false;
    const before = stripe.fake.ledger();
    expect(await stripe.provider.find(request.idempotencyKey)).toBeNull();
    expect(await stripe.provider.charge(request)).toEqual(answer);
    expect(stripe.fake.ledger()).toEqual(before);
    stripe.fake.searchSeesAll = true;
  });

  test("accepts no cards, and names its form", async () => {
    await expect(stripe.provider.tokenize()).rejects.toThrow(CardRefusedError);
    await expect(stripe.provider.tokenize()).rejects.toMatchObject({ path: "cardNumber" });
  });

  test("a charge without a card waits for the buyer in Stripe's form, without an address", async () => {
    const waiting = {
      kind: "actionRequired",
      clientSecret: expect.stringContaining("_secret_"),
      url: null,
      publicKey: "pk_test_souk",
      providerOrderId: null,
    };
    expect(await stripe.provider.charge(inForm("form"))).toEqual(waiting);
    stripe.fake.authenticate("refused");
    expect(await stripe.provider.find("form")).toEqual(waiting);
    stripe.fake.authenticate();
    expect(await stripe.provider.find("form")).toMatchObject({ kind: "succeeded", card: { last4: "3184" } });
  });

  test("a buyer of a refused charge in Stripe's form may confirm it with another card", async () => {
    await stripe.provider.charge(inForm("second card"));
    expect(stripe.fake.confirmAgain()).toBe(true);
    expect(await stripe.provider.find("second card")).toMatchObject({ kind: "succeeded", card: null });
  });

  test("has a page only with the key for browsers", async () => {
    const { url } = stripe.server;
    expect(stripe.provider.page).toMatchObject({
      kind: "ELEMENT",
      script: `${url}/v3/`,
      sources: { scripts: [url], frames: [url], connections: [url] },
    });
    const { page } = new StripeProvider({
      name: "stripe",
      capturesLater: false,
      secretKey: "sk_test_souk",
      publishableKey: null,
      webhookSecret,
      returnUrl: null,
      baseUrl: url,
      scriptUrl: url,
    });
    expect(page).toBeUndefined();
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
