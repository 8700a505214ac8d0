import { randomUUID } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { lineIdOf, type ProductQuantity } from "../domain/cart.js";
import type { CartStore } from "../domain/cart-store.js";
import { lineValues } from "../domain/line-values.js";

/** Tests how every cart store keeps lines with values of declared fields. */
export function lineValuesSuite(storeOf: () => CartStore): void {
  const at = new Date();
  const wrapped = (productId: string, text = "For June"): ProductQuantity => ({
    productId,
    quantity: 1,
    declared: lineValues(productId, { text, size: { z: 1, a: 2 } }),
  });
  const add = (buyerId: string, line: ProductQuantity) => storeOf().addToLine({ buyerId, ...line, at });
  const linesOf = async (buyerId: string): Promise<unknown[]> =>
    (await storeOf().readCart(buyerId)).lines.map(({ productId, quantity, declared }) => [
      productId,
      quantity,
      declared?.custom ?? null,
    ]);
  const custom = { text: "For June", size: { a: 2, z: 1 } };

  describe("values of declared fields", () => {
    test("make a line of their own, which grows when they are added again", async () => {
      const [buyer, pen] = [randomUUID(), randomUUID()];
      await add(buyer, { productId: pen, quantity: 2 });
      await add(buyer, wrapped(pen));
      await add(buyer, wrapped(pen, "For Omar"));
      const outcome = await add(buyer, wrapped(pen));
      expect(outcome).toMatchObject({
        contents: { lines: [{}, { declared: { custom } }, {}], version: expect.any(String) },
      });
      expect(await linesOf(buyer)).toEqual([
        [pen, 2, null],
        [pen, 2, custom],
        [pen, 1, { ...custom, text: "For Omar" }],
      ]);
    });

    test("stay with their line when its quantity is set, and are deleted with it", async () => {
      const [buyer, pen] = [randomUUID(), randomUUID()];
      await add(buyer, wrapped(pen));
      await storeOf().setLine({ buyerId: buyer, ...wrapped(pen), quantity: 7, at });
      expect(await linesOf(buyer)).toEqual([[pen, 7, custom]]);
      await storeOf().setLine({ buyerId: buyer, ...wrapped(pen), quantity: 0, at });
      expect(await linesOf(buyer)).toEqual([]);
    });

    test("are in a planned change, and in the plan for the next one", async () => {
      const [buyer, pen, ink] = [randomUUID(), randomUUID(), randomUUID()];
      await add(buyer, { productId: ink, quantity: 1 });
      for (const quantity of [1, 3]) {
        const { lines } = await storeOf().readCart(buyer);
        const changes = [{ ...wrapped(pen), quantity, priceWhenAdded: { amountMinor: 500, currency: "CAD" } }];
        const outcome = await storeOf().changeLines({ buyerId: buyer, plannedFor: lines, changes, at });
        expect(outcome).toMatchObject({
          kind: "changed",
          contents: { lines: [{}, { quantity, declared: { custom } }] },
        });
      }
      const outdated = { buyerId: buyer, plannedFor: [], changes: [{ ...wrapped(ink), priceWhenAdded: null }], at };
      expect(await storeOf().changeLines(outdated)).toEqual({ kind: "planOutdated" });
    });

    test("move to the account's cart with a merge", async () => {
      const [guestId, userId, pen, ink] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
      await add(guestId, wrapped(pen));
      await add(guestId, wrapped(ink, "For Omar"));
      await add(userId, { productId: pen, quantity: 5 });
      await add(userId, wrapped(pen));
      const [guest, account] = [(await storeOf().readCart(guestId)).lines, (await storeOf().readCart(userId)).lines];
      const changes = [{ ...wrapped(pen), quantity: 2 }, wrapped(ink, "For Omar")];
      const key = { mergeId: randomUUID(), guestId, userId };
      const merge = { ...key, guest, account, changes, report: { lines: [] }, at };
      expect(await storeOf().mergeCarts(merge)).toEqual({ kind: "merged", report: { lines: [] } });
      expect(await linesOf(userId)).toEqual([
        [pen, 5, null],
        [pen, 2, custom],
        [ink, 1, { ...custom, text: "For Omar" }],
      ]);
    });

    test("tell the lines of one product apart when an order has bought one", async () => {
      const [buyerId, pen] = [randomUUID(), randomUUID()];
      await add(buyerId, { productId: pen, quantity: 1 });
      await add(buyerId, wrapped(pen));
      const lines = [{ productId: lineIdOf(wrapped(pen)), quantity: 1 }];
      await storeOf().removeBought({ orderId: randomUUID(), buyerId, lines, at });
      expect(await linesOf(buyerId)).toEqual([[pen, 1, null]]);
    });
  });
}
