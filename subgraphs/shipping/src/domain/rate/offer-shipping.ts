import { parseAmount, type DecimalMoney } from "@souk/kernel/values/money";
import { isCountry } from "@souk/kernel/values/postal-address";
import type { RateStore } from "./rate-store.js";
import { shippingOptions, type ShippingOption } from "./shipping-options.js";

export interface ShippingOptionsRequest {
  readonly country: string;
  readonly subtotal: DecimalMoney;
  /** False for a cart with courses only, and for an empty cart. */
  readonly needsShipping: boolean;
}

/**
 * Returns the options that a buyer can choose from before checkout. Empty if nothing is to be shipped, and for an
 * unknown country.
 */
export function offerShipping({ rates }: { readonly rates: RateStore }) {
  return async ({ country, subtotal, needsShipping }: ShippingOptionsRequest): Promise<readonly ShippingOption[]> => {
    const code = country.trim().toUpperCase();
    const { currency } = subtotal;
    const parsed = parseAmount(subtotal.amount, currency);
    if (!needsShipping || !isCountry(code) || !parsed.ok) return [];
    return shippingOptions(await rates.findAllRates(currency), code, { amountMinor: parsed.amountMinor, currency });
  };
}
