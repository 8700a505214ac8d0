import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  capturer,
  ProviderUnavailableError,
  type AuthorizedCharge,
  type CaptureRequest,
} from "../domain/providers/payment-provider.js";
import type { BuyerActionDependencies } from "./buyer-action-contract.js";

/** Contract tests for providers that authorize money and capture it later. */
export function describeCaptures({ harness, requestWith }: BuyerActionDependencies, inParts: boolean): void {
  const provider = () => capturer(harness().provider);
  const money = (amountMinor: number) => ({ amountMinor, currency: harness().currency });

  /** Authorizes 49.90 for a new charge. */
  async function authorized(): Promise<AuthorizedCharge & { readonly chargeKey: string }> {
    const request = { ...(await requestWith("4242424242424242")), isCapturedLater: true };
    const first = await provider().charge(request);
    if (first.kind === "actionRequired") await harness().answerActions("approved");
    const answer = first.kind === "actionRequired" ? await provider().find(request.idempotencyKey) : first;
    if (answer?.kind !== "authorized") throw new Error(`the charge is ${answer?.kind}`);
    return { ...answer, chargeKey: request.idempotencyKey };
  }

  function captureOf(
    { chargeKey, providerReference }: Awaited<ReturnType<typeof authorized>>,
    change: Partial<CaptureRequest> = {},
  ): CaptureRequest {
    const charge = { chargeKey, chargeReference: providerReference };
    const whole = { amount: money(4990), capturedBefore: money(0), isLast: true };
    return { idempotencyKey: randomUUID(), ...charge, ...whole, ...change };
  }

  describe("an authorization", () => {
    test("moves no money, and is captured once for each key", async () => {
      const before = await harness().ledger();
      const charge = await authorized();
      expect(charge).toMatchObject({ capturesInParts: inParts, endsAt: expect.any(Date) });
      expect(charge.endsAt.getTime()).toBeGreaterThan(Date.now() + 2 * 24 * 3_600_000);
      expect((await harness().ledger()).capturedMinor).toBe(before.capturedMinor);
      const capture = captureOf(charge);
      expect(await provider().capture(capture)).toEqual({ kind: "captured", providerReference: expect.any(String) });
      expect(await provider().capture(capture)).toMatchObject({ kind: "captured" });
      expect((await harness().ledger()).capturedMinor).toBe(before.capturedMinor + 4990);
    });

    test("is captured once when the answer was lost", async () => {
      const before = await harness().ledger();
      const capture = captureOf(await authorized());
      harness().setLine("mute");
      await expect(provider().capture(capture)).rejects.toThrow(ProviderUnavailableError);
      harness().setLine("steady");
      expect(await provider().capture(capture)).toMatchObject({ kind: "captured" });
      expect((await harness().ledger()).capturedMinor).toBe(before.capturedMinor + 4990);
    });

    if (inParts) testParts();
    else testWhole();

    test("that has ended is refused", async () => {
      const charge = await authorized();
      await harness().endAuthorizations();
      expect(await provider().capture(captureOf(charge))).toMatchObject({ kind: "refused" });
    });

    test("is released, also twice and after a capture", async () => {
      const charge = await authorized();
      await provider().release(captureOf(charge));
      await provider().release(captureOf(charge));
      const taken = await authorized();
      await provider().capture(captureOf(taken));
      const before = await harness().ledger();
      await provider().release(captureOf(taken));
      expect(await harness().ledger()).toEqual(before);
    });
  });

  function testParts(): void {
    test("is captured in parts, and the last one releases the rest", async () => {
      const before = await harness().ledger();
      const charge = await authorized();
      const first = captureOf(charge, { amount: money(2000), isLast: false });
      expect(await provider().capture(first)).toMatchObject({ kind: "captured" });
      const last = captureOf(charge, { amount: money(1990), capturedBefore: money(2000) });
      expect(await provider().capture(last)).toMatchObject({ kind: "captured" });
      const more = captureOf(charge, { amount: money(1000), capturedBefore: money(3990) });
      expect(await provider().capture(more)).toMatchObject({ kind: "refused", refusalCode: expect.any(String) });
      expect((await harness().ledger()).capturedMinor).toBe(before.capturedMinor + 3990);
    });
  }

  function testWhole(): void {
    test("is taken without a part that was released", async () => {
      const before = await harness().ledger();
      const capture = captureOf(await authorized(), { amount: money(3990) });
      for (const _repeat of [1, 2]) expect(await provider().capture(capture)).toMatchObject({ kind: "captured" });
      const { capturedMinor, refundedMinor } = await harness().ledger();
      expect(capturedMinor - refundedMinor).toBe(before.capturedMinor - before.refundedMinor + 3990);
    });
  }
}
