import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { ProviderUnavailableError, type ChargeRequest } from "../domain/providers/payment-provider.js";
import type { BuyerActionDependencies } from "./buyer-action-contract.js";

/** A card number and the keys of the tests, which must not appear in errors. */
export const secrets = /4242424242424242|secret|sk_test/;

/** Contract tests for providers that take cards from us. */
export function describeCardCharges({ harness, requestWith }: BuyerActionDependencies): void {
  const provider = () => harness().provider;

  describe("a card", () => {
    test("becomes a token that reveals nothing about it, with the data that may be shown", async () => {
      const card = { cardNumber: "5555555555554444", expiryMonth: 12, expiryYear: 2040, cvc: "123" };
      const tokenized = await provider().tokenize(card);
      expect(tokenized).toMatchObject({ brand: "Mastercard", last4: "4444" });
      expect(tokenized.token).not.toContain("4444444");
      expect((await provider().tokenize(card)).token).not.toBe(tokenized.token);
    });

    test.each(["unavailable", "mute"] as const)(
      "cannot be stored while the line is %s; the error reveals nothing about it",
      async (line) => {
        harness().setLine(line);
        const error = await requestWith("4242424242424242").catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(ProviderUnavailableError);
        expect(inspect(error, { depth: 20, showHidden: true })).not.toMatch(secrets);
      },
    );
  });

  describe("a charge", () => {
    test("moves the money once and returns the card's data", async () => {
      const before = await harness().ledger();
      const request = await requestWith("4242424242424242");
      const answer = await provider().charge(request);
      expect(answer).toEqual({
        kind: "succeeded",
        providerReference: expect.any(String),
        card: { brand: "Visa", last4: "4242" },
      });
      expect(await provider().find(request.idempotencyKey)).toEqual(answer);
      expect((await harness().ledger()).charges).toBe(before.charges + 1);
    });

    test.each([
      ["4000000000000002", "card_declined"],
      ["4000000000009995", "insufficient_funds"],
    ])("by %s is declined: %s", async (cardNumber, declineCode) => {
      const before = await harness().ledger();
      const request = await requestWith(cardNumber);
      const answer = await provider().charge(request);
      expect(answer).toMatchObject({ kind: "declined", declineCode });
      expect(await provider().charge(request)).toEqual(answer);
      expect(await provider().find(request.idempotencyKey)).toMatchObject({ kind: "declined", declineCode });
      expect(await harness().ledger()).toEqual(before);
    });

    test("with the same key happens once and returns the same answer, also for five concurrent calls", async () => {
      const before = await harness().ledger();
      const request = await requestWith("4242424242424242");
      const tries = Array.from({ length: 5 }, () => settledCharge(request));
      const answers = new Set((await Promise.all(tries)).map((answer) => JSON.stringify(answer)));
      expect([...answers]).toHaveLength(1);
      expect((await harness().ledger()).charges).toBe(before.charges + 1);
    });

    test("with the same key and another amount is an error", async () => {
      const request = await requestWith("4242424242424242");
      await provider().charge(request);
      const other = provider().charge({ ...request, amount: { amountMinor: 5100, currency: harness().currency } });
      await expect(other).rejects.toThrow(/another amount/);
    });

    test("with a lost answer is found, and not made again", async () => {
      const before = await harness().ledger();
      const request = await requestWith("4242424242424242");
      harness().setLine("mute");
      await expect(provider().charge(request)).rejects.toThrow(ProviderUnavailableError);
      harness().setLine("steady");
      const found = (await provider().find(request.idempotencyKey)) ?? (await provider().charge(request));
      expect(found).toMatchObject({ kind: "succeeded" });
      expect(await provider().charge(request)).toEqual(found);
      expect((await harness().ledger()).charges).toBe(before.charges + 1);
    });

    test("that never arrived is not found", async () => {
      const request = await requestWith("4242424242424242");
      harness().setLine("unavailable");
      await expect(provider().charge(request)).rejects.toThrow(ProviderUnavailableError);
      await expect(provider().find(request.idempotencyKey)).rejects.toThrow(ProviderUnavailableError);
      harness().setLine("steady");
      expect(await provider().find(request.idempotencyKey)).toBeNull();
    });

    test("with a token that the provider does not know is declined", async () => {
      const request = { ...(await requestWith("4242424242424242")), cardToken: "token_of_nobody" };
      expect(await provider().charge(request)).toMatchObject({ kind: "declined", card: null });
    });

    /** Repeats the charge, because the provider may ask for a retry while the same key is in progress. */
    async function settledCharge(request: ChargeRequest) {
      for (let attempt = 1; attempt <= 50; attempt++) {
        const answer = await provider()
          .charge(request)
          .catch((error: unknown) => error);
        if (!(answer instanceof ProviderUnavailableError)) return answer;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error("the charge is never settled");
    }
  });
}
