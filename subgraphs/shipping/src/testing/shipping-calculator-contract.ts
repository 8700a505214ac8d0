import { frozenCopy } from "@souk/kernel/project/frozen-copy";
import type { ShippingCalculator, ShippingRequest } from "@souk/kernel/project/providers/shipping-calculator";
import { describe, expect, test } from "vitest";

const parcel: ShippingRequest = {
  lines: [
    { productId: "1", sku: "LAMP", name: "Lamp", quantity: 2, weightGrams: 1200, categories: ["lamps"] },
    { productId: "2", sku: "PEN", name: "Pen", quantity: 10, weightGrams: null, categories: [] },
  ],
  subtotal: { amountMinor: 12_345, currency: "CAD" },
  destination: { country: "CA", region: "ON", city: "Ottawa", postalCode: "K1A" },
};

/**
 * The tests that every calculator of shipping costs must pass. `served`: a country with at least one carrier for a lamp
 * and ten pens.
 */
export function shippingCalculatorContract(open: () => ShippingCalculator, { served = "CA" } = {}): void {
  const quoteOf = (change: Partial<ShippingRequest> = {}) => {
    const destination = { ...parcel.destination, country: served };
    return open().quote(frozenCopy({ ...parcel, destination, ...change }));
  };

  describe("a calculator of shipping costs", () => {
    test("offers each carrier once, at a whole price in the currency of the subtotal", async () => {
      const quotes = await quoteOf();
      expect(quotes.length).toBeGreaterThan(0);
      expect(new Set(quotes.map(({ carrier }) => carrier.toLowerCase())).size).toBe(quotes.length);
      for (const { price, freeFrom, minDays, maxDays } of quotes) {
        expect(price.currency).toBe("CAD");
        expect(Number.isSafeInteger(price.amountMinor) && price.amountMinor >= 0).toBe(true);
        expect(freeFrom === null || freeFrom.currency === "CAD").toBe(true);
        expect(minDays === null || maxDays === null || minDays <= maxDays).toBe(true);
      }
    });

    test("answers the same request in the same way", async () => {
      expect(await quoteOf()).toEqual(await quoteOf());
    });

    test("has at most one default", async () => {
      expect((await quoteOf()).filter(({ isDefault }) => isDefault).length).toBeLessThanOrEqual(1);
    });

    test("accepts a destination of which only the country is known", async () => {
      expect((await quoteOf({ destination: { country: served } })).length).toBeGreaterThan(0);
    });

    test("accepts a cart without goods and a subtotal of zero", async () => {
      await expect(quoteOf({ lines: [], subtotal: { amountMinor: 0, currency: "CAD" } })).resolves.toBeInstanceOf(
        Array,
      );
    });
  });
}
