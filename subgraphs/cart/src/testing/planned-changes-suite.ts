import { randomUUID } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import type { StoredLine } from "../domain/cart.js";
import type { CartStore } from "../domain/cart-store.js";

/** Tests how every cart store changes many lines by one plan. */
export function plannedChangesSuite(storeOf: () => CartStore): void {
  const price = { amountMinor: 499, currency: "CAD" };
  const line = (productId: string, quantity: number): StoredLine => ({ productId, quantity, priceWhenAdded: price });
  const linesOf = async (buyerId: string) => (await storeOf().readCart(buyerId)).lines;

  /** Creates a buyer with a pen and an ink, and a plan for more ink and a cap. */
  async function aPlan() {
    const [buyerId, pen, ink, cap] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const plannedFor = [line(pen, 2), line(ink, 1)];
    for (const each of plannedFor) await storeOf().addToLine({ buyerId, ...each, price, at: new Date() });
    const changes = [line(cap, 4), line(ink, 3)];
    const at = new Date(Math.floor(Date.now() / 1000) * 1000 + 60_456);
    return { plan: { buyerId, plannedFor, changes, at }, buyerId, pen, ink, cap };
  }

  describe("a change of many lines", () => {
    test("writes all lines, appends new ones, and returns the whole cart", async () => {
      const { plan, buyerId, pen, ink, cap } = await aPlan();
      const contents = {
        lines: [line(pen, 2), line(ink, 3), line(cap, 4)],
        updatedAt: plan.at,
        version: expect.any(String),
      };
      expect(await storeOf().changeLines(plan)).toEqual({ kind: "changed", contents });
      expect(await storeOf().readCart(buyerId)).toEqual(contents);
    });

    test("creates a missing cart", async () => {
      const { plan, cap, ink } = await aPlan();
      const buyerId = randomUUID();
      await storeOf().changeLines({ ...plan, buyerId, plannedFor: [] });
      expect(await linesOf(buyerId)).toEqual([line(cap, 4), line(ink, 3)]);
    });

    test("keeps no price for a line without one", async () => {
      const { plan, buyerId, ink } = await aPlan();
      await storeOf().changeLines({ ...plan, changes: [{ ...line(ink, 3), priceWhenAdded: null }] });
      expect((await linesOf(buyerId))[1]).toEqual({ ...line(ink, 3), priceWhenAdded: null });
    });

    test.each([
      ["more of a line", (pen: string) => ({ productId: pen, quantity: 3 })],
      ["a line less", (pen: string) => ({ productId: pen, quantity: 0 })],
      ["a line more", () => ({ productId: randomUUID(), quantity: 1 })],
    ])("changes nothing where the cart has %s than the plan", async (_case, change) => {
      const { plan, buyerId, pen } = await aPlan();
      await storeOf().setLine({ buyerId, ...change(pen), at: new Date() });
      const before = await storeOf().readCart(buyerId);
      expect(await storeOf().changeLines(plan)).toEqual({ kind: "planOutdated" });
      expect(await storeOf().readCart(buyerId)).toEqual(before);
    });

    test("succeeds once for ten concurrent requests with one plan", async () => {
      const { plan, buyerId, pen, ink, cap } = await aPlan();
      const outcomes = await Promise.all(Array.from({ length: 10 }, () => storeOf().changeLines(plan)));
      expect(outcomes.filter(({ kind }) => kind === "changed")).toHaveLength(1);
      expect(await linesOf(buyerId)).toEqual([line(pen, 2), line(ink, 3), line(cap, 4)]);
    });
  });
}
