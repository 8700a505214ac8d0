import { describe, expect, test } from "vitest";
import { ProviderUnavailableError, type ChargeRequest } from "../domain/providers/payment-provider.js";
import type { ProviderHarness } from "./provider-harness.js";

export interface BuyerActionDependencies {
  /** The harness of the running suite. */
  readonly harness: () => ProviderHarness;
  readonly requestWith: (cardNumber: string) => Promise<ChargeRequest>;
}

/** Contract tests for providers that ask buyers to confirm a payment by card. */
export function describeBuyerActions({ harness, requestWith }: BuyerActionDependencies): void {
  const provider = () => harness().provider;

  describe("a charge that needs the buyer's approval", () => {
    const proven = "4000002760003184";

    test("returns the same action each time, and moves no money before approval", async () => {
      const before = await harness().ledger();
      const request = await requestWith(proven);
      const answer = await provider().charge(request);
      expect(answer).toMatchObject({ kind: "actionRequired" });
      if (answer.kind !== "actionRequired") return;
      expect(answer.url ?? answer.clientSecret ?? answer.providerOrderId).toEqual(expect.any(String));
      expect(await provider().charge(request)).toEqual(answer);
      expect(await provider().find(request.idempotencyKey)).toEqual(answer);
      expect(await harness().ledger()).toEqual(before);
      // a buyer of a later test must not complete it
      await provider().cancel(request);
    });

    test("succeeds once it is approved", async () => {
      const before = await harness().ledger();
      const request = await requestWith(proven);
      await provider().charge(request);
      await harness().answerActions("approved");
      const found = await provider().find(request.idempotencyKey);
      expect(found).toMatchObject({ kind: "succeeded", card: { last4: "3184" } });
      expect(await provider().charge(request)).toEqual(found);
      expect((await harness().ledger()).charges).toBe(before.charges + 1);
    });

    test("is declined permanently after a refusal, if the provider allows no second try", async () => {
      if (!harness().refusalEnds) return;
      const before = await harness().ledger();
      const request = await requestWith(proven);
      await provider().charge(request);
      await harness().answerActions("refused");
      const declined = { kind: "declined", declineCode: "authentication_failed" };
      expect(await provider().find(request.idempotencyKey)).toMatchObject(declined);
      await harness().answerActions("approved");
      expect(await provider().find(request.idempotencyKey)).toMatchObject(declined);
      expect(await provider().charge(request)).toMatchObject(declined);
      expect(await harness().ledger()).toEqual(before);
    });

    test("stays open after a refusal if the provider allows another try; cancelling returns the last failure", async () => {
      if (harness().refusalEnds) return;
      const [first, second] = [await requestWith(proven), await requestWith(proven)];
      const answers = [await provider().charge(first), await provider().charge(second)];
      await harness().answerActions("refused");
      expect([await provider().charge(first), await provider().find(second.idempotencyKey)]).toEqual(answers);
      const declined = { kind: "declined", declineCode: "authentication_failed" };
      expect(await provider().cancel(first)).toMatchObject(declined);
      expect(await provider().find(first.idempotencyKey)).toMatchObject(declined);
      await harness().answerActions("approved");
      expect(await provider().find(second.idempotencyKey)).toMatchObject({ kind: "succeeded" });
    });

    test("that is never approved can be cancelled, and cannot succeed afterwards", async () => {
      const before = await harness().ledger();
      const request = await requestWith(proven);
      await provider().charge(request);
      const abandoned = { kind: "declined", declineCode: "abandoned" };
      expect(await provider().cancel(request)).toMatchObject(abandoned);
      await harness().answerActions("approved");
      expect(await provider().cancel(request)).toMatchObject(abandoned);
      expect(await provider().find(request.idempotencyKey)).toMatchObject(abandoned);
      expect(await provider().charge(request)).toMatchObject(abandoned);
      expect(await harness().ledger()).toEqual(before);
    });

    test("that was approved before it is cancelled succeeds anyway", async () => {
      const request = await requestWith(proven);
      await provider().charge(request);
      await harness().answerActions("approved");
      const settled = await provider().cancel(request);
      expect(settled).toMatchObject({ kind: "succeeded" });
      expect(await provider().find(request.idempotencyKey)).toEqual(settled);
    });

    test("is cancelled by a repeat when the first answer was lost", async () => {
      const request = await requestWith(proven);
      await provider().charge(request);
      harness().setLine("mute");
      await expect(provider().cancel(request)).rejects.toThrow(ProviderUnavailableError);
      harness().setLine("steady");
      expect(await provider().cancel(request)).toMatchObject({ kind: "declined", declineCode: "abandoned" });
    });
  });
}
