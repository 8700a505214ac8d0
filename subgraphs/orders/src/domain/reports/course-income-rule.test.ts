import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { partsOf, type SoldLine } from "./course-income-rule.js";

const line = (change: Partial<SoldLine>): SoldLine => ({
  quantity: 1,
  unitPriceMinor: 2000,
  includedTaxMinor: 0,
  shopShare: 1500,
  ...change,
});

describe("partsOf a sale", () => {
  test.each<[string, Partial<SoldLine>, amountMinor: number, shopMinor: number]>([
    ["a share of 15 %", {}, 2000, 300],
    ["no share", { shopShare: 0 }, 2000, 0],
    ["a share of one basis point, half a cent", { shopShare: 1, unitPriceMinor: 5000 }, 5000, 1],
    ["a share of one basis point, less than half a cent", { shopShare: 1, unitPriceMinor: 4999 }, 4999, 0],
    ["the whole price", { shopShare: 10_000 }, 2000, 2000],
    ["odd cents", { unitPriceMinor: 1999 }, 1999, 300],
    ["odd cents, half a cent", { unitPriceMinor: 1990, shopShare: 2500 }, 1990, 498],
    ["several units, rounded once", { quantity: 3, unitPriceMinor: 333 }, 999, 150],
    ["a price with tax", { unitPriceMinor: 2260, includedTaxMinor: 260 }, 2000, 300],
    ["units with tax", { quantity: 3, unitPriceMinor: 1130, includedTaxMinor: 391 }, 2999, 450],
    ["a free course", { unitPriceMinor: 0 }, 0, 0],
    [
      "an amount beyond 32 bits",
      { quantity: 99_999, unitPriceMinor: 90_000_000 },
      8_999_910_000_000,
      1_349_986_500_000,
    ],
  ])("%s", (_name, change, amountMinor, shopMinor) => {
    const sold = line(change);
    expect(partsOf(sold, 0, sold.quantity)).toEqual({ amountMinor, shopMinor });
  });
});

describe("partsOf refunds", () => {
  test("a part of the units, and then the rest", () => {
    const sold = line({ quantity: 3, unitPriceMinor: 1130, includedTaxMinor: 391 });
    expect(partsOf(sold, 3, 2)).toEqual({ amountMinor: -1000, shopMinor: -150 });
    expect(partsOf(sold, 2, 0)).toEqual({ amountMinor: -1999, shopMinor: -300 });
  });

  test("add up to 0 with the sale when no unit is left, and the shop's part is never more than the amount", () => {
    const lines = fc.record({
      quantity: fc.integer({ min: 1, max: 20 }),
      unitPriceMinor: fc.integer({ min: 0, max: 100_000 }),
      taxShare: fc.integer({ min: 0, max: 100 }),
      shopShare: fc.oneof(fc.constantFrom(0, 1, 1500, 10_000), fc.integer({ min: 0, max: 10_000 })),
      cuts: fc.array(fc.integer({ min: 0, max: 20 })),
    });
    fc.assert(
      fc.property(lines, ({ taxShare, cuts, ...rest }) => {
        const { quantity } = rest;
        const price = quantity * rest.unitPriceMinor;
        const sold = { ...rest, includedTaxMinor: Math.floor((price * taxShare) / 100) };
        const left = [...new Set(cuts.map((cut) => cut % quantity))].sort((a, b) => b - a);
        const kept = [quantity, ...left, 0];
        const changes = [partsOf(sold, 0, quantity), ...kept.slice(1).map((k, i) => partsOf(sold, kept[i] ?? 0, k))];
        const [sale] = changes;
        expect(sale?.amountMinor).toBe(price - sold.includedTaxMinor);
        let [amount, shop] = [0, 0];
        for (const { amountMinor, shopMinor } of changes) {
          amount += amountMinor;
          shop += shopMinor;
          expect(shop).toBeGreaterThanOrEqual(0);
          expect(shop).toBeLessThanOrEqual(amount);
          // half a cent at most from the exact share of everything kept so far
          expect(Math.abs(shop - (amount * sold.shopShare) / 10_000)).toBeLessThanOrEqual(0.5);
        }
        expect([amount, shop]).toEqual([0, 0]);
      }),
    );
  });
});
