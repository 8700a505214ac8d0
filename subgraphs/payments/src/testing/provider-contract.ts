import { randomUUID } from "node:crypto";
import { inspect } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import {
  ProviderUnavailableError,
  type ChargeRequest,
  type PaymentProvider,
  type RefundRequest,
} from "../domain/payment-provider.js";
import type { ProviderEvent, Webhook } from "../domain/webhook.js";
import { describeBuyerActions } from "./buyer-action-contract.js";

type Subject = NonNullable<ProviderEvent["subject"]>;

/** A provider with what stands behind it, as far as a test may reach. */
export interface ProviderBench extends AsyncDisposable {
  readonly provider: PaymentProvider;
  /** The shop's one currency there. */
  readonly currency: string;
  /** From now on: `away` takes nothing in, `mute` does as it is told and its answers are lost. */
  setLine(line: "steady" | "away" | "mute"): void;
  /** What the other side's books say: charges that moved money, and all that went back. */
  books(): Promise<{ charges: number; refundedMinor: number }>;
  /** The buyer does, or refuses, what every open charge asks for. */
  answerActions(answer: "approved" | "refused"): Promise<void>;
  /** A webhook as the provider would send it: the event's id, what it is about, when it was signed. */
  webhook(event: { readonly id: string; readonly subject: Subject; readonly signedAt: Date }): Promise<Webhook>;
}

/** A card's number, and the keys of the tests. */
const secrets = /4242424242424242|secret|sk_test/;

/** What every provider keeps to, whoever it is. */
export function describeProvider(
  name: string,
  { actions }: { readonly actions: boolean },
  open: () => Promise<ProviderBench>,
): void {
  describe.each([name])("%s", () => {
    let bench: ProviderBench;
    let provider: PaymentProvider;

    beforeAll(async () => {
      bench = await open();
      provider = bench.provider;
    });

    afterEach(() => bench.setLine("steady"));

    afterAll(async () => bench[Symbol.asyncDispose]());

    const money = (amountMinor: number) => ({ amountMinor, currency: bench.currency });

    async function requestWith(cardNumber = "4242424242424242"): Promise<ChargeRequest> {
      const { token } = await provider.tokenize({ cardNumber, expiryMonth: 12, expiryYear: 2040, cvc: "123" });
      return { idempotencyKey: randomUUID(), cardToken: token, amount: money(4990), description: "Order ORD-1" };
    }

    async function refundRequest(amountMinor: number): Promise<RefundRequest> {
      const charged = await provider.charge(await requestWith());
      if (charged.kind !== "succeeded") throw new Error(`the charge is ${charged.kind}`);
      return { idempotencyKey: randomUUID(), chargeReference: charged.providerReference, amount: money(amountMinor) };
    }

    describe("a card", () => {
      test("becomes a token that says nothing of it, with what may be shown", async () => {
        const card = { cardNumber: "5555555555554444", expiryMonth: 12, expiryYear: 2040, cvc: "123" };
        const tokenized = await provider.tokenize(card);
        expect(tokenized).toMatchObject({ brand: "Mastercard", last4: "4444" });
        expect(tokenized.token).not.toContain("4444444");
        expect((await provider.tokenize(card)).token).not.toBe(tokenized.token);
      });

      test.each(["away", "mute"] as const)(
        "cannot be kept while the line is %s; the error says nothing of it",
        async (line) => {
          bench.setLine(line);
          const error = await requestWith().catch((thrown: unknown) => thrown);
          expect(error).toBeInstanceOf(ProviderUnavailableError);
          expect(inspect(error, { depth: 20, showHidden: true })).not.toMatch(secrets);
        },
      );
    });

    describe("a charge", () => {
      test("moves the money once and tells by which card", async () => {
        const before = await bench.books();
        const request = await requestWith();
        const answer = await provider.charge(request);
        expect(answer).toEqual({
          kind: "succeeded",
          providerReference: expect.any(String),
          card: { brand: "Visa", last4: "4242" },
        });
        expect(await provider.find(request.idempotencyKey)).toEqual(answer);
        expect((await bench.books()).charges).toBe(before.charges + 1);
      });

      test.each([
        ["4000000000000002", "card_declined"],
        ["4000000000009995", "insufficient_funds"],
      ])("by %s is declined: %s", async (cardNumber, declineCode) => {
        const before = await bench.books();
        const request = await requestWith(cardNumber);
        const answer = await provider.charge(request);
        expect(answer).toMatchObject({ kind: "declined", declineCode });
        expect(await provider.charge(request)).toEqual(answer);
        expect(await provider.find(request.idempotencyKey)).toMatchObject({ kind: "declined", declineCode });
        expect(await bench.books()).toEqual(before);
      });

      test("with the same key happens once and answers the same, also when it comes five times at once", async () => {
        const before = await bench.books();
        const request = await requestWith();
        const tries = Array.from({ length: 5 }, () => settledCharge(request));
        const answers = new Set((await Promise.all(tries)).map((answer) => JSON.stringify(answer)));
        expect([...answers]).toHaveLength(1);
        expect((await bench.books()).charges).toBe(before.charges + 1);
      });

      test("with the same key and another amount is an error", async () => {
        const request = await requestWith();
        await provider.charge(request);
        const other = provider.charge({ ...request, amount: money(5100) });
        await expect(other).rejects.toThrow(/another amount/);
      });

      test("whose answer is lost is found, and not made again", async () => {
        const before = await bench.books();
        const request = await requestWith();
        bench.setLine("mute");
        await expect(provider.charge(request)).rejects.toThrow(ProviderUnavailableError);
        bench.setLine("steady");
        const found = (await provider.find(request.idempotencyKey)) ?? (await provider.charge(request));
        expect(found).toMatchObject({ kind: "succeeded" });
        expect(await provider.charge(request)).toEqual(found);
        expect((await bench.books()).charges).toBe(before.charges + 1);
      });

      test("that never arrived is not found", async () => {
        const request = await requestWith();
        bench.setLine("away");
        await expect(provider.charge(request)).rejects.toThrow(ProviderUnavailableError);
        await expect(provider.find(request.idempotencyKey)).rejects.toThrow(ProviderUnavailableError);
        bench.setLine("steady");
        expect(await provider.find(request.idempotencyKey)).toBeNull();
      });

      test("with a token that the provider does not know is declined", async () => {
        const request = { ...(await requestWith()), cardToken: "token_of_nobody" };
        expect(await provider.charge(request)).toMatchObject({ kind: "declined", card: null });
      });

      /** The provider may ask to come again while the same key is under way. */
      async function settledCharge(request: ChargeRequest) {
        for (let attempt = 1; attempt <= 50; attempt++) {
          const answer = await provider.charge(request).catch((error: unknown) => error);
          if (!(answer instanceof ProviderUnavailableError)) return answer;
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
        throw new Error("the charge is never settled");
      }
    });

    if (actions) describeBuyerActions({ bench: () => bench, requestWith });

    describe("a refund", () => {
      test("gives back once, however often it is asked for with its key", async () => {
        const before = await bench.books();
        const request = await refundRequest(4990);
        expect(await provider.findRefund(request)).toBeNull();
        const answer = await provider.refund(request);
        expect(answer).toEqual({ kind: "refunded", providerReference: expect.any(String) });
        expect(await provider.refund(request)).toEqual(answer);
        expect(await provider.findRefund(request)).toEqual(answer);
        expect((await bench.books()).refundedMinor).toBe(before.refundedMinor + 4990);
      });

      test("of parts goes on until all is back; more than is left is refused", async () => {
        const before = await bench.books();
        const first = await refundRequest(2000);
        const part = (amountMinor: number) =>
          provider.refund({ ...first, idempotencyKey: randomUUID(), amount: money(amountMinor) });
        expect(await provider.refund(first)).toMatchObject({ kind: "refunded" });
        expect(await part(3000)).toMatchObject({ kind: "refused", refusalCode: expect.any(String) });
        expect(await part(2990)).toMatchObject({ kind: "refunded" });
        expect(await part(100)).toMatchObject({ kind: "refused" });
        expect((await bench.books()).refundedMinor).toBe(before.refundedMinor + 4990);
      });

      test("whose answer is lost is found, and not made again", async () => {
        const before = await bench.books();
        const request = await refundRequest(4990);
        bench.setLine("mute");
        const error = await provider.refund(request).catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(ProviderUnavailableError);
        expect(inspect(error, { depth: 20, showHidden: true })).not.toMatch(secrets);
        bench.setLine("steady");
        const found = await provider.findRefund(request);
        expect(found).toMatchObject({ kind: "refunded" });
        expect(await provider.refund(request)).toEqual(found);
        expect((await bench.books()).refundedMinor).toBe(before.refundedMinor + 4990);
      });

      test("with the same key and another amount is an error", async () => {
        const request = await refundRequest(1000);
        await provider.refund(request);
        await expect(provider.refund({ ...request, amount: money(1100) })).rejects.toThrow(/another/);
      });

      test("of a charge that the provider does not know is refused", async () => {
        const request = { idempotencyKey: randomUUID(), chargeReference: "charge_of_nobody", amount: money(1000) };
        expect(await provider.refund(request)).toMatchObject({ kind: "refused" });
      });
    });

    describe("a webhook", () => {
      const now = new Date();
      const subject = { kind: "charge", idempotencyKey: "the key" } as const;
      const signed = (change: object = {}) => bench.webhook({ id: "evt_1", subject, signedAt: now, ...change });

      test.each<Subject>([subject, { kind: "refund", idempotencyKey: "another key" }])("is read: %p", async (about) => {
        const reading = provider.readWebhook(await signed({ subject: about }), now);
        expect(reading).toMatchObject({ kind: "event", event: { subject: about } });
      });

      test("has the same id each time, and another one for another event", async () => {
        const idOf = async (webhook: Webhook) => {
          const reading = provider.readWebhook(webhook, now);
          return reading.kind === "event" ? reading.event.id : reading.kind;
        };
        const id = await idOf(await signed());
        expect(await idOf(await signed())).toBe(id);
        expect(await idOf(await signed({ id: "evt_2" }))).not.toBe(id);
      });

      test("is forged without a signature, with another's, or when a byte of it was changed", async () => {
        const webhook = await signed();
        const other = await signed({ id: "evt_2" });
        const changed = Buffer.from(webhook.body);
        changed[10] = (changed[10] ?? 0) ^ 1;
        for (const forged of [
          { ...webhook, headers: {} },
          { ...webhook, headers: other.headers },
          { ...webhook, body: changed },
          { ...webhook, body: new Uint8Array() },
        ])
          expect(provider.readWebhook(forged, now)).toEqual({ kind: "forged" });
      });
    });
  });
}
