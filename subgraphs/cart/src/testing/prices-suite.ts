import { randomUUID } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import type { Money } from "@souk/kernel/values/money";
import type { CartStore } from "../domain/cart-store.js";

/** Tests how every cart store keeps the prices at the last change of each line. */
export function pricesSuite(storeOf: () => CartStore): void {
  const cad = (amountMinor: number): Money => ({ amountMinor, currency: "CAD" });
  const add = (buyerId: string, productId: string, price?: Money) =>
    storeOf().addToLine({ buyerId, productId, quantity: 1, at: new Date(), ...(price && { price }) });
  const pricesOf = async (buyerId: string) =>
    (await storeOf().readCart(buyerId)).lines.map(({ priceWhenAdded }) => priceWhenAdded);

  describe("the price of a line", () => {
    test("comes from the last change, whether it adds or sets, and is in the answer", async () => {
      const [buyer, pen, ink] = [randomUUID(), randomUUID(), randomUUID()];
      await add(buyer, ink, { amountMinor: 70, currency: "JPY" });
      const prices = [{ amountMinor: 70, currency: "JPY" }];
      expect(await add(buyer, pen, cad(499))).toMatchObject({
        contents: { lines: [{ priceWhenAdded: prices[0] }, { priceWhenAdded: cad(499) }] },
      });
      await add(buyer, pen, cad(550));
      expect(await pricesOf(buyer)).toEqual([...prices, cad(550)]);
      const change = { buyerId: buyer, productId: pen, quantity: 7, at: new Date() };
      await storeOf().setLine({ ...change, price: cad(600) });
      expect(await pricesOf(buyer)).toEqual([...prices, cad(600)]);
      await storeOf().setLine(change);
      expect(await pricesOf(buyer)).toEqual([...prices, null]);
    });

    test("is deleted with its line, however the line is removed", async () => {
      const lineGoes: Record<string, (buyerId: string, productId: string) => Promise<unknown>> = {
        set: (buyerId, productId) => storeOf().setLine({ buyerId, productId, quantity: 0, at: new Date() }),
        cleared: (buyerId) => storeOf().clearCart(buyerId, new Date()),
        bought: (buyerId, productId) =>
          storeOf().removeBought({
            orderId: randomUUID(),
            buyerId,
            lines: [{ productId, quantity: 1 }],
            at: new Date(),
          }),
      };
      for (const [change, goes] of Object.entries(lineGoes)) {
        const [buyer, pen] = [randomUUID(), randomUUID()];
        await add(buyer, pen, cad(499));
        await goes(buyer, pen);
        await add(buyer, pen);
        expect([change, await pricesOf(buyer)]).toEqual([change, [null]]);
      }
    });

    test("stays when an order buys a part of the line", async () => {
      const [buyerId, pen] = [randomUUID(), randomUUID()];
      await storeOf().addToLine({ buyerId, productId: pen, quantity: 3, price: cad(499), at: new Date() });
      const lines = [{ productId: pen, quantity: 2 }];
      await storeOf().removeBought({ orderId: randomUUID(), buyerId, lines, at: new Date() });
      expect(await pricesOf(buyerId)).toEqual([cad(499)]);
    });

    test("comes from the guest's line after a merge, and from the account's line when the guest's has none", async () => {
      const [guestId, userId, pen, ink, cap] = Array.from({ length: 5 }, () => randomUUID()) as [
        string,
        string,
        string,
        string,
        string,
      ];
      for (const [product, price] of [
        [pen, cad(2)],
        [ink, undefined],
        [cap, cad(3)],
      ] as const)
        // prettier-ignore
        await add(guestId, product, price);
      for (const product of [pen, ink]) await add(userId, product, cad(1));
      const [guest, account] = [(await storeOf().readCart(guestId)).lines, (await storeOf().readCart(userId)).lines];
      const changes = [pen, ink, cap].map((productId) => ({ productId, quantity: 2 }));
      const key = { mergeId: randomUUID(), guestId, userId };
      await storeOf().mergeCarts({ ...key, guest, account, changes, report: { lines: [] }, at: new Date() });
      expect(await pricesOf(userId)).toEqual([cad(2), cad(1), cad(3)]);
      await add(guestId, pen);
      expect(await pricesOf(guestId)).toEqual([null]);
    });
  });
}
