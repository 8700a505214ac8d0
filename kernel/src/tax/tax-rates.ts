import type { LocalizedText } from "../values/localized-text.js";
import type { AppliedTax, TaxCalculator, TaxedPrices } from "./tax-calculator.js";

/** A row of a table of tax rates. */
export interface TaxRate {
  readonly name: LocalizedText;
  /** In hundredths of a percent: 1,300 for 13 %. */
  readonly basisPoints: number;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** As buyers enter it, in any case; absent for the whole country. */
  readonly regions?: readonly string[];
  /** The slugs of categories; absent for every product and for shipping. */
  readonly categories?: readonly string[];
}

export interface TaxRatesOptions {
  /** The country and the region of orders without an address: those that hold only courses. */
  readonly home?: { readonly country: string; readonly region?: string };
  /** Categories without any tax, which not even the rates for every product apply to. */
  readonly exempt?: readonly string[];
}

type Place = { readonly country: string; readonly region?: string | null };

/**
 * Returns a calculator with a table of rates. Every row for the place of delivery applies, each to the amount without
 * tax, rounded for each line with a half away from zero.
 */
export function taxRates(rates: readonly TaxRate[], { home, exempt = [] }: TaxRatesOptions = {}): TaxCalculator {
  const table = rates.map(withRegions);
  const ratesFor = ({ country, region }: Place) =>
    table.filter((rate) => rate.country === country && (rate.regions?.has(fold(region ?? "")) ?? true));
  return {
    name: "tax-rates",
    ignoresCategories: exempt.length === 0 && rates.every(({ categories }) => categories === undefined),
    async calculate({ lines, shippingTotal, destination, prices }) {
      const place = destination ?? home;
      const local = place ? ratesFor(place) : [];
      return {
        lines: lines.map(({ lineTotal, categories }) => {
          if (categories.some((slug) => exempt.includes(slug))) return [];
          const own = local.filter((rate) => rate.categories?.some((slug) => categories.includes(slug)) ?? true);
          return taxesOn(lineTotal.amountMinor, own, prices);
        }),
        shipping: taxesOn(
          shippingTotal.amountMinor,
          local.filter(({ categories }) => categories === undefined),
          prices,
        ),
      };
    },
  };
}

function withRegions({ regions, ...rate }: TaxRate) {
  return { ...rate, regions: regions && new Set(regions.map(fold)) };
}

const fold = (text: string): string => text.trim().toUpperCase();

/** Returns the taxes on an amount. In an amount that includes them, the last one gets what rounding left. */
function taxesOn(
  amountMinor: number,
  rates: readonly Pick<TaxRate, "name" | "basisPoints">[],
  prices: TaxedPrices,
): AppliedTax[] {
  const sumBasisPoints = rates.reduce((sum, { basisPoints }) => sum + basisPoints, 0);
  const netMinor =
    prices === "added" ? amountMinor : divideRounding(BigInt(amountMinor) * 10_000n, BigInt(10_000 + sumBasisPoints));
  const taxes = rates.map(({ name, basisPoints }) => ({
    name,
    rateBasisPoints: basisPoints,
    amountMinor: divideRounding(BigInt(netMinor) * BigInt(basisPoints), 10_000n),
  }));
  if (prices === "added") return taxes;
  const earlier = taxes.slice(0, -1);
  const rest = amountMinor - netMinor - earlier.reduce((sum, tax) => sum + tax.amountMinor, 0);
  return [...earlier, ...taxes.slice(-1).map((tax) => ({ ...tax, amountMinor: Math.max(0, rest) }))];
}

/** Both are at least 0, and the divisor is more. A half is rounded up. */
function divideRounding(dividend: bigint, divisor: bigint): number {
  return Number((dividend * 2n + divisor) / (divisor * 2n));
}
