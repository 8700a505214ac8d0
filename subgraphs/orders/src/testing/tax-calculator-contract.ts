import { frozenCopy } from "@souk/kernel/project/frozen-copy";
import type { TaxableLine, TaxCalculator, TaxedPrices, TaxRequest } from "@souk/kernel/tax/tax-calculator";
import { describe, expect, test } from "vitest";

const cad = (amountMinor: number) => ({ amountMinor, currency: "CAD" });

const lines: TaxableLine[] = [
  {
    productId: "1",
    sku: "LAMP",
    name: "Lamp",
    kind: "PHYSICAL",
    quantity: 3,
    unitPrice: cad(3333),
    lineTotal: cad(9999),
    categories: ["lamps"],
  },
  {
    productId: "2",
    sku: "WEAVING",
    name: "Weaving",
    kind: "COURSE",
    quantity: 1,
    unitPrice: cad(1),
    lineTotal: cad(1),
    categories: [],
  },
];

/**
 * The tests that every calculator of taxes must pass. `taxed`: a place where it has a tax on a lamp.
 */
export function taxCalculatorContract(
  open: () => TaxCalculator,
  { taxed = { country: "CA", region: "ON" } }: { readonly taxed?: { country: string; region?: string } } = {},
): void {
  const request: TaxRequest = {
    lines,
    shippingTotal: cad(799),
    destination: { ...taxed, city: "Ottawa", postalCode: "K1A" },
    prices: "added",
    currency: "CAD",
  };
  const answerTo = (change: Partial<TaxRequest> = {}) => open().calculate(frozenCopy({ ...request, ...change }));

  describe.each<TaxedPrices>(["added", "included"])("a calculator of taxes, with prices that have it %s", (prices) => {
    test("taxes each line and shipping in whole units, with a name in each language", async () => {
      const answer = await answerTo({ prices });
      expect(answer.lines).toHaveLength(lines.length);
      const amounts = [...lines.map(({ lineTotal }) => lineTotal.amountMinor), 799];
      for (const [index, taxes] of [...answer.lines, answer.shipping].entries()) {
        const sum = taxes.reduce((total, { amountMinor }) => total + amountMinor, 0);
        expect(sum).toBeLessThanOrEqual(amounts[index] ?? 0);
        for (const { name, amountMinor, rateBasisPoints } of taxes) {
          expect(Number.isSafeInteger(amountMinor) && amountMinor >= 0).toBe(true);
          expect(rateBasisPoints === null || Number.isInteger(rateBasisPoints)).toBe(true);
          expect([name.en.trim(), name.fr.trim()]).not.toContain("");
        }
      }
      expect(answer.lines[0]?.length).toBeGreaterThan(0);
    });

    test("answers the same request in the same way", async () => {
      expect(await answerTo({ prices })).toEqual(await answerTo({ prices }));
    });

    test("accepts a purchase without an address, and one without lines or a shipping cost", async () => {
      expect((await answerTo({ prices, destination: null })).lines).toHaveLength(lines.length);
      expect((await answerTo({ prices, lines: [], shippingTotal: cad(0) })).lines).toEqual([]);
    });

    test("accepts a destination of which only the country is known", async () => {
      const destination = { country: taxed.country };
      expect((await answerTo({ prices, destination })).lines).toHaveLength(lines.length);
    });
  });
}
