import { randomUUID } from "node:crypto";
import { inspect } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  ProviderUnavailableError,
  type ChargeRequest,
  type PaymentProvider,
  type RefundRequest,
} from "../domain/providers/payment-provider.js";
import type { Webhook } from "../domain/webhooks/webhook.js";
import { describeBuyerActions } from "./buyer-action-contract.js";
import { describeCaptures } from "./capture-contract.js";
import { describeCardCharges, secrets } from "./card-charge-contract.js";
import type { ProviderHarness } from "./provider-harness.js";

export interface ProviderKind {
  /** True if the provider takes cards from us; otherwise buyers pay in its own checkout. */
  readonly cards: boolean;
  /** True if authorized money may be captured in several parts. */
  readonly capturesInParts: boolean;
}

/** Contract tests for every provider. */
export function describeProvider(
  name: string,
  { cards, capturesInParts }: ProviderKind,
  open: () => Promise<ProviderHarness>,
): void {
  describe.each([name])("%s", () => {
    let harness: ProviderHarness;
    let provider: PaymentProvider;

    beforeAll(async () => {
      harness = await open();
      provider = harness.provider;
    });

    afterEach(() => harness.setLine("steady"));

    afterAll(async () => harness[Symbol.asyncDispose]());

    const money = (amountMinor: number) => ({ amountMinor, currency: harness.currency });

    async function requestWith(cardNumber = "4242424242424242"): Promise<ChargeRequest> {
      const card = { cardNumber, expiryMonth: 12, expiryYear: 2040, cvc: "123" };
      const cardToken = cards ? (await provider.tokenize(card)).token : null;
      return { idempotencyKey: randomUUID(), cardToken, amount: money(4990), description: "Order ORD-1" };
    }

    async function refundRequest(amountMinor: number): Promise<RefundRequest> {
      const request = await requestWith();
      const first = await provider.charge(request);
      if (first.kind === "actionRequired") await harness.answerActions("approved");
      const charged = first.kind === "actionRequired" ? await provider.find(request.idempotencyKey) : first;
      if (charged?.kind !== "succeeded") throw new Error(`the charge is ${charged?.kind}`);
      return { idempotencyKey: randomUUID(), chargeReference: charged.providerReference, amount: money(amountMinor) };
    }

    if (cards) describeCardCharges({ harness: () => harness, requestWith });
    describeBuyerActions({ harness: () => harness, requestWith });
    describeCaptures({ harness: () => harness, requestWith }, capturesInParts);

    describe("a refund", () => {
      test("refunds once for each key, also when it is repeated", async () => {
        const before = await harness.ledger();
        const request = await refundRequest(4990);
        expect(await provider.findRefund(request)).toBeNull();
        const answer = await provider.refund(request);
        expect(answer).toEqual({ kind: "refunded", providerReference: expect.any(String) });
        expect(await provider.refund(request)).toEqual(answer);
        expect(await provider.findRefund(request)).toEqual(answer);
        expect((await harness.ledger()).refundedMinor).toBe(before.refundedMinor + 4990);
      });

      test("in parts continues until all is refunded; more than what remains is refused", async () => {
        const before = await harness.ledger();
        const first = await refundRequest(2000);
        const part = (amountMinor: number) =>
          provider.refund({ ...first, idempotencyKey: randomUUID(), amount: money(amountMinor) });
        expect(await provider.refund(first)).toMatchObject({ kind: "refunded" });
        expect(await part(3000)).toMatchObject({ kind: "refused", refusalCode: expect.any(String) });
        expect(await part(2990)).toMatchObject({ kind: "refunded" });
        expect(await part(100)).toMatchObject({ kind: "refused" });
        expect((await harness.ledger()).refundedMinor).toBe(before.refundedMinor + 4990);
      });

      test("with a lost answer is found, and not made again", async () => {
        const before = await harness.ledger();
        const request = await refundRequest(4990);
        harness.setLine("mute");
        const error = await provider.refund(request).catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(ProviderUnavailableError);
        expect(inspect(error, { depth: 20, showHidden: true })).not.toMatch(secrets);
        harness.setLine("steady");
        const found = await provider.findRefund(request);
        expect(found).toMatchObject({ kind: "refunded" });
        expect(await provider.refund(request)).toEqual(found);
        expect((await harness.ledger()).refundedMinor).toBe(before.refundedMinor + 4990);
      });

      test("with the same key and another amount is an error", async () => {
        const request = await refundRequest(1000);
        await provider.refund(request);
        await expect(provider.refund({ ...request, amount: money(1100) })).rejects.toThrow(/another/);
      });

      test("for an unknown charge is refused", async () => {
        const request = { idempotencyKey: randomUUID(), chargeReference: "charge_of_nobody", amount: money(1000) };
        expect(await provider.refund(request)).toMatchObject({ kind: "refused" });
      });
    });

    describe("a webhook", () => {
      const now = new Date();
      const signed = (change: object = {}) =>
        harness.webhook({ id: "evt_1", subject: harness.chargeSubject("the charge"), signedAt: now, ...change });

      test("is parsed for a charge and for a refund", async () => {
        for (const subject of [
          harness.chargeSubject("the charge"),
          { kind: "refund", idempotencyKey: "another key" } as const,
        ])
          expect(provider.readWebhook(await signed({ subject }), now)).toMatchObject({
            kind: "event",
            event: { subject },
          });
      });

      test("has the same id for each delivery, and another one for another event", async () => {
        const idOf = async (webhook: Webhook) => {
          const reading = provider.readWebhook(webhook, now);
          return reading.kind === "event" ? reading.event.id : reading.kind;
        };
        const id = await idOf(await signed());
        expect(await idOf(await signed())).toBe(id);
        expect(await idOf(await signed({ id: "evt_2" }))).not.toBe(id);
      });

      test("is forged without a signature, with another secret's, or when a byte of it was changed", async () => {
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
