import type { MoneyLike } from "../../../ui/price/format-money";

export interface FreeShipping {
  /** Null: shipping is already free. */
  readonly missing: MoneyLike | null;
  /** The progress towards free shipping, 0 to 100. */
  readonly percent: number;
}

/**
 * Returns how far a cart is from free shipping; undefined if shipping is never free or the currencies differ. It is
 * exact: amounts have all minor digits, so they are whole minor units.
 */
export function freeShippingOf(subtotal: MoneyLike, freeFrom: MoneyLike | null | undefined): FreeShipping | undefined {
  if (!freeFrom || freeFrom.currency !== subtotal.currency) return undefined;
  const digits = freeFrom.amount.split(".")[1]?.length ?? 0;
  const [had, threshold] = [minorUnits(subtotal.amount), minorUnits(freeFrom.amount)];
  if (had >= threshold) return { missing: null, percent: 100 };
  const missing = String(threshold - had).padStart(digits + 1, "0");
  const amount = digits === 0 ? missing : `${missing.slice(0, -digits)}.${missing.slice(-digits)}`;
  return { missing: { amount, currency: subtotal.currency }, percent: Number((had * 100n) / threshold) };
}

function minorUnits(amount: string): bigint {
  return BigInt(amount.replace(".", ""));
}
