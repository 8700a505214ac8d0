import type { InvalidField } from "@souk/kernel/invalid-field";
import { parseAmount, type DecimalMoney, type Money } from "@souk/kernel/money";
import { rateFor, shippingTotal } from "./rate.js";
import type { RateStore } from "./rate-store.js";

export interface QuoteShippingInput {
  /** Its name in any case; the default carrier when absent. */
  readonly carrier?: string | null;
  readonly country: string;
  readonly subtotal: DecimalMoney;
}

export type QuoteShippingOutcome =
  | { readonly kind: "quoted"; readonly carrier: string; readonly total: Money }
  | { readonly kind: "notServed" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

/** What shipping costs, and by whom. Not served: there is no such carrier, or it does not go there, or not for this currency. */
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
