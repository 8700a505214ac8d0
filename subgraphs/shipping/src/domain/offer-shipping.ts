import { parseAmount, type DecimalMoney } from "@souk/kernel/money";
import { isCountry } from "@souk/kernel/postal-address";
import type { RateStore } from "./rate-store.js";
import { shippingOptions, type ShippingOption } from "./shipping-options.js";

export interface WantedShipping {
  readonly country: string;
  readonly subtotal: DecimalMoney;
  /** False of courses alone, and of nothing. */
  readonly needsShipping: boolean;
}

/** What a buyer can choose among before a checkout. None where nothing is to be shipped, and to what is no country. */
export function offerShipping({ rates }: { readonly rates: RateStore }) {
  return async ({ country, subtotal, needsShipping }: WantedShipping): Promise<readonly ShippingOption[]> => {
    const code = country.trim().toUpperCase();
    const { currency } = subtotal;
    const parsed = parseAmount(subtotal.amount, currency);
    if (!needsShipping || !isCountry(code) || !parsed.ok) return [];
    return shippingOptions(await rates.findAllRates(currency), code, { amountMinor: parsed.amountMinor, currency });
  };
}
