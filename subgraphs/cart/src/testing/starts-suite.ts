import { randomUUID } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import type { CartStore } from "../domain/cart-store.js";

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Tests how every cart store counts started carts. Each test uses a day of its own in the remembered past. */
export function startsSuite(storeOf: () => CartStore): void {
  const today = Math.floor(Date.now() / dayMs) * dayMs;
  const day = (daysAgo: number, minutes = 0): Date => new Date(today - daysAgo * dayMs + minutes * minuteMs);
  const startsOn = (daysAgo: number): Promise<number> =>
    storeOf().countStarts({ from: day(daysAgo), to: day(daysAgo - 1) });
  const add = (buyerId: string, at: Date, productId = randomUUID()) =>
    storeOf().addToLine({ buyerId, productId, quantity: 1, at });

  describe("the starts of carts", () => {
    test("are counted once for each cart, at its first line, whichever operation adds it", async () => {
      const [adding, setting, planning] = [randomUUID(), randomUUID(), randomUUID()];
      for (let line = 0; line < 3; line++) await add(adding, day(100, line));
      await storeOf().setLine({ buyerId: setting, productId: randomUUID(), quantity: 0, at: day(100) });
      expect(await startsOn(100)).toBe(1);
      await storeOf().setLine({ buyerId: setting, productId: randomUUID(), quantity: 2, at: day(100) });
      const changes = [{ productId: randomUUID(), quantity: 1, priceWhenAdded: null }];
      await storeOf().changeLines({ buyerId: planning, plannedFor: [], changes, at: day(100) });
      expect(await startsOn(100)).toBe(3);
    });

    test("are not counted again when lines are removed and put back", async () => {
      const [buyerId, productId] = [randomUUID(), randomUUID()];
      await add(buyerId, day(110), productId);
      await storeOf().setLine({ buyerId, productId, quantity: 0, at: day(110) });
      await add(buyerId, day(110), productId);
      await storeOf().clearCart(buyerId, day(110));
      await add(buyerId, day(110), productId);
      expect(await startsOn(110)).toBe(1);
    });

    test("are counted again after an order, once when the order is reported twice", async () => {
      const [buyerId, productId, orderId] = [randomUUID(), randomUUID(), randomUUID()];
      await add(buyerId, day(120), productId);
      const bought = { orderId, buyerId, lines: [{ productId, quantity: 1 }], at: day(120) };
      await storeOf().removeBought(bought);
      expect(await startsOn(120)).toBe(1);
      await add(buyerId, day(120));
      await storeOf().removeBought(bought);
      await add(buyerId, day(120));
      expect(await startsOn(120)).toBe(2);
    });

    test("are not counted again when a guest's cart moves into an account", async () => {
      const [guestId, userId, productId] = [randomUUID(), randomUUID(), randomUUID()];
      const line = { productId, quantity: 1 };
      await add(guestId, day(130), productId);
      const merge = { mergeId: randomUUID(), guestId, userId, guest: [line], account: [], changes: [line] };
      await storeOf().mergeCarts({ ...merge, report: { lines: [] }, at: day(130) });
      await storeOf().clearCart(userId, day(130));
      await add(userId, day(130));
      expect(await startsOn(130)).toBe(1);
      await add(guestId, day(130));
      expect(await startsOn(130)).toBe(2);
    });

    test("are counted by quarters of an hour, across days, without the end of the period", async () => {
      for (const at of [day(140, 0), day(140, 14), day(140, 15), day(139, 600), day(138, 0)])
        await add(randomUUID(), at);
      const between = (from: Date, to: Date) => storeOf().countStarts({ from, to });
      expect(await between(day(140), day(138))).toBe(4);
      expect(await between(day(140, 15), day(138))).toBe(2);
      expect(await between(day(140), day(140, 15))).toBe(2);
      expect(await between(day(138), day(138))).toBe(0);
    });

    test("are not counted for a refused change", async () => {
      const [buyerId, productId] = [randomUUID(), randomUUID()];
      await storeOf().addToLine({ buyerId, productId, quantity: 1000, at: day(150) });
      await storeOf().changeLines({
        buyerId,
        plannedFor: [{ productId, quantity: 1 }],
        changes: [{ productId, quantity: 1, priceWhenAdded: null }],
        at: day(150),
      });
      expect(await startsOn(150)).toBe(0);
    });

    test("are all counted when concurrent, and several first lines of one cart are one start", async () => {
      const buyer = randomUUID();
      const buyers = [...Array.from({ length: 80 }, () => randomUUID()), ...Array.from({ length: 20 }, () => buyer)];
      await Promise.all(buyers.map((each) => add(each, day(160))));
      expect(await startsOn(160)).toBe(81);
    });
  });
}
