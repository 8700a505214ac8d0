import { randomUUID } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { emptyContents, type ProductQuantity } from "../domain/cart.js";
import type { CartMerge, CartStore } from "../domain/cart-store.js";
import type { MergedLine } from "../domain/plan-merge.js";

/** Tests how every cart store merges two carts. */
export function mergingSuite(storeOf: () => CartStore): void {
  const line = (productId: string, quantity: number): ProductQuantity => ({ productId, quantity });
  const fill = async (buyerId: string, lines: readonly ProductQuantity[]): Promise<void> => {
    for (const each of lines) await storeOf().addToLine({ buyerId, ...each, at: new Date() });
  };
  const linesOf = async (buyerId: string) =>
    (await storeOf().readCart(buyerId)).lines.map(({ productId, quantity }) => line(productId, quantity));
  const reported = (productId: string): MergedLine => ({
    productId,
    guestQuantity: 1,
    quantityBefore: 0,
    quantityAfter: 1,
    outcome: "ADDED",
    reason: null,
  });

  /** Creates a guest with 2 pens and an ink, an account with a pen, and the plan to merge them. */
  async function aMerge(): Promise<CartMerge & { pen: string; ink: string }> {
    const [mergeId, guestId, userId, pen, ink] = Array.from({ length: 5 }, () => randomUUID()) as [
      string,
      string,
      string,
      string,
      string,
    ];
    const [guest, account] = [[line(pen, 2), line(ink, 1)], [line(pen, 1)]];
    await fill(guestId, guest);
    await fill(userId, account);
    const changes = [line(pen, 3), line(ink, 1)];
    return {
      mergeId,
      guestId,
      userId,
      guest,
      account,
      changes,
      report: { lines: [reported(ink)] },
      at: new Date(),
      pen,
      ink,
    };
  }

  describe("merging", () => {
    test("changes the account's cart, deletes the guest's cart and keeps the report", async () => {
      const merge = await aMerge();
      const cap = randomUUID();
      const changes = [line(cap, 7), ...merge.changes];
      expect(await storeOf().mergeCarts({ ...merge, changes })).toEqual({ kind: "merged", report: merge.report });
      expect(await linesOf(merge.userId)).toEqual([line(merge.pen, 3), line(cap, 7), line(merge.ink, 1)]);
      expect((await storeOf().readCart(merge.userId)).updatedAt).toEqual(merge.at);
      expect(await storeOf().readCart(merge.guestId)).toEqual(emptyContents);
      expect(await storeOf().findMerge(merge)).toEqual(merge.report);
    });

    test("happens once per id; a repeat returns the first report, whatever its plan", async () => {
      const merge = await aMerge();
      await storeOf().mergeCarts(merge);
      await fill(merge.guestId, [line(merge.pen, 5)]);
      const again = { ...merge, changes: [line(merge.pen, 99)], report: { lines: [] } };
      expect(await storeOf().mergeCarts(again)).toEqual({ kind: "merged", report: merge.report });
      expect(await linesOf(merge.userId)).toEqual([line(merge.pen, 3), line(merge.ink, 1)]);
      expect(await linesOf(merge.guestId)).toEqual([line(merge.pen, 5)]);
    });

    test.each([
      ["guest's", "guestId"],
      ["account's", "userId"],
    ] as const)("a plan for another state of the %s cart changes nothing", async (_whose, key) => {
      for (const change of [{ quantity: 1 }, { quantity: 0 }, { productId: randomUUID(), quantity: 1 }]) {
        const merge = await aMerge();
        const changed = { productId: merge.pen, ...change };
        const one = { buyerId: merge[key], ...changed, at: new Date() };
        await (change.quantity === 0 ? storeOf().setLine(one) : storeOf().addToLine(one));
        const before = [await linesOf(merge.guestId), await linesOf(merge.userId)];
        expect(await storeOf().mergeCarts(merge)).toEqual({ kind: "planOutdated" });
        expect([await linesOf(merge.guestId), await linesOf(merge.userId)]).toEqual(before);
        expect(await storeOf().findMerge(merge)).toBeNull();
      }
    });

    test("succeeds once for ten concurrent requests with one guest", async () => {
      const merge = await aMerge();
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => storeOf().mergeCarts({ ...merge, mergeId: randomUUID() })),
      );
      expect(answers.filter(({ kind }) => kind === "merged")).toHaveLength(1);
      expect(await linesOf(merge.userId)).toEqual([line(merge.pen, 3), line(merge.ink, 1)]);
    });

    test("runs once for ten concurrent requests under one id, and all get the same report", async () => {
      const merge = await aMerge();
      const answers = await Promise.all(Array.from({ length: 10 }, () => storeOf().mergeCarts(merge)));
      expect(answers).toEqual(Array(10).fill({ kind: "merged", report: merge.report }));
      expect(await linesOf(merge.userId)).toEqual([line(merge.pen, 3), line(merge.ink, 1)]);
    });

    test("loses no concurrent addition", async () => {
      for (let round = 0; round < 5; round++) {
        const merge = await aMerge();
        const cap = randomUUID();
        const add = (buyerId: string) => storeOf().addToLine({ buyerId, productId: cap, quantity: 1, at: new Date() });
        const [{ kind }] = await Promise.all([storeOf().mergeCarts(merge), add(merge.guestId), add(merge.userId)]);
        const caps = [...(await linesOf(merge.guestId)), ...(await linesOf(merge.userId))].filter(
          ({ productId }) => productId === cap,
        );
        expect([kind, caps]).toEqual([expect.any(String), [line(cap, 1), line(cap, 1)]]);
      }
    });

    test("works for an account without a cart", async () => {
      const merge = { ...(await aMerge()), userId: randomUUID(), account: [] };
      expect(await storeOf().mergeCarts(merge)).toMatchObject({ kind: "merged" });
      expect(await linesOf(merge.userId)).toEqual([line(merge.pen, 3), line(merge.ink, 1)]);
    });
  });
}
