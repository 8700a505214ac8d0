import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import { parseAmount, type DecimalMoney, type Money } from "@souk/kernel/values/money";
import { rateFor, shippingTotal, type RateStore } from "./rate.js";

export interface QuoteShippingInput {
  /** The carrier's name, case-insensitive; the default carrier when absent. */
  readonly carrier?: string | null;
  readonly country: string;
  readonly subtotal: DecimalMoney;
}

export type QuoteShippingOutcome =
  | { readonly kind: "quoted"; readonly carrier: string; readonly total: Money }
  | { readonly kind: "notServed" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

/**
 * Returns the price of shipping and the carrier. Returns notServed if the carrier does not exist, does not serve the
 * country, or has no rate in the currency.
 */
export function quoteShipping({ rates }: { rates: RateStore }) {
  return async ({ carrier, country, subtotal }: QuoteShippingInput): Promise<QuoteShippingOutcome> => {
    const { currency } = subtotal;
    const parsed = parseAmount(subtotal.amount, currency);
    if (!parsed.ok) return { kind: "invalid", fields: [{ path: "subtotal.amount", message: parsed.message }] };
    const rate = rateFor(await rates.findRates(carrier?.trim() ?? null, currency), country.trim().toUpperCase());
    if (!rate) return { kind: "notServed" };
    const total = shippingTotal(rate, { amountMinor: parsed.amountMinor, currency });
    return { kind: "quoted", carrier: rate.carrier, total };
  };
}
