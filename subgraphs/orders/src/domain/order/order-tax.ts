import type { AppliedTax } from "@souk/kernel/tax/tax-calculator";

/** The taxes of an order as they were calculated at the checkout. */
export interface OrderTax {
  /** The name of the calculator. */
  readonly calculator: string;
  /** Whether the prices and the shipping cost contain the taxes; otherwise the total is higher than their sum. */
  readonly isIncluded: boolean;
  /** The taxes of each line, in the order of the lines. */
  readonly lines: readonly (readonly AppliedTax[])[];
  readonly shipping: readonly AppliedTax[];
}

/** The smallest unit of the currency is the unit of all amounts here. */
export function taxMinor(tax: OrderTax | null | undefined): number {
  return tax ? sumOf([...tax.lines.flat(), ...tax.shipping]) : 0;
}

/** Returns the part of the taxes that the total has beside the lines and the shipping cost. */
export function addedTaxMinor(tax: OrderTax | null | undefined): number {
  return tax?.isIncluded === false ? taxMinor(tax) : 0;
}

/** Returns the tax that is added to a line; 0 where the price contains it. */
export function addedLineTaxMinor(tax: OrderTax | null | undefined, line: number): number {
  return tax?.isIncluded === false ? sumOf(tax.lines[line] ?? []) : 0;
}

/** Returns one entry for each name and rate, with the sum of its amounts over the lines and shipping. */
export function taxesByName(given: OrderTax | null | undefined): AppliedTax[] {
  const sums = new Map<string, AppliedTax>();
  for (const tax of given ? [...given.lines.flat(), ...given.shipping] : []) {
    const key = JSON.stringify([tax.name, tax.rateBasisPoints]);
    const amountMinor = (sums.get(key)?.amountMinor ?? 0) + tax.amountMinor;
    sums.set(key, { ...tax, amountMinor });
  }
  return [...sums.values()].filter(({ amountMinor }) => amountMinor > 0);
}

function sumOf(taxes: readonly AppliedTax[]): number {
  return taxes.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
