/** A line of a course, in the smallest unit of its currency. */
export interface SoldLine {
  readonly quantity: number;
  /** After adjustments. */
  readonly unitPriceMinor: number;
  /** The taxes that the price contains. */
  readonly includedTaxMinor: number;
  /** In basis points. */
  readonly shopShare: number;
}

/** The two parts of an amount add up to it. */
export interface Parts {
  /** Without tax. */
  readonly amountMinor: number;
  /** The shop's part. */
  readonly shopMinor: number;
}

/**
 * Returns the parts of a change of the units that the buyer keeps: from 0 to all for a sale, and fewer than before for a
 * refund, whose parts are negative. Each part is a difference of two values of the line, so that a sale and its refunds
 * add up to exactly 0 when no unit is left. The shop's part is rounded half up.
 */
export function partsOf(line: SoldLine, keptBefore: number, kept: number): Parts {
  const [before, after] = [valueOf(line, keptBefore), valueOf(line, kept)];
  return { amountMinor: Number(after.amount - before.amount), shopMinor: Number(after.shop - before.shop) };
}

function valueOf({ quantity, unitPriceMinor, includedTaxMinor, shopShare }: SoldLine, units: number) {
  const line = BigInt(quantity) * BigInt(unitPriceMinor) - BigInt(includedTaxMinor);
  const amount = (line * BigInt(units)) / BigInt(quantity);
  return { amount, shop: (amount * BigInt(shopShare) + 5000n) / 10_000n };
}
