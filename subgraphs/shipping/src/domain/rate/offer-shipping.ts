import { parseAmount, type DecimalMoney } from "@souk/kernel/values/money";
import { isCountry } from "@souk/kernel/values/postal-address";
import type { ShippingQuote } from "@souk/kernel/project/providers/shipping-calculator";
import type { LineToShip } from "../peers.js";
import { calculateShipping, type CalculateShippingDeps } from "./calculate-shipping.js";

export interface ShippingOptionsRequest {
  readonly country: string;
  readonly subtotal: DecimalMoney;
  /** False for a cart with courses only, and for an empty cart. */
  readonly needsShipping: boolean;
  readonly lines: readonly LineToShip[];
}

/**
 * Returns the options that a buyer can choose from before checkout. Empty if nothing is to be shipped, and for an
 * unknown country.
 */
export function offerShipping(deps: CalculateShippingDeps) {
  const calculate = calculateShipping(deps);
  return async (request: ShippingOptionsRequest): Promise<readonly ShippingQuote[]> => {
    const { country: given, needsShipping, lines } = request;
    const country = given.trim().toUpperCase();
    const { amount, currency } = request.subtotal;
    const parsed = parseAmount(amount, currency);
    if (!needsShipping || !isCountry(country) || !parsed.ok) return [];
    return calculate({ lines, subtotal: { amountMinor: parsed.amountMinor, currency }, destination: { country } });
  };
}
