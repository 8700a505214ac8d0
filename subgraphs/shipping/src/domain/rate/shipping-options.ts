import { type Money, parseAmount, type DecimalMoney } from "@souk/kernel/values/money";
import { rateFor, shippingTotal, type Rate, type RateStore } from "./rate.js";
import { isCountry } from "@souk/kernel/values/postal-address";

export interface ShippingOption extends Pick<Rate, "carrier" | "minDays" | "maxDays"> {
  readonly price: Money;
  /** The minimum subtotal for free shipping; null if it is never free. */
  readonly freeFrom: Money | null;
}

/**
 * Returns the price of each carrier that serves the country, for an order with this subtotal. Sorted by price, then by
 * delivery days.
 */
export function shippingOptions(rates: readonly Rate[], country: string, subtotal: Money): readonly ShippingOption[] {
  const ofCarriers = [...Map.groupBy(rates, ({ carrier }) => carrier).values()];
  return ofCarriers
    .flatMap((ofCarrier): ShippingOption[] => {
      const rate = rateFor(ofCarrier, country);
      return rate ? [optionOf(rate, subtotal)] : [];
    })
    .toSorted(
      (one, other) =>
        one.price.amountMinor - other.price.amountMinor ||
        daysOf(one) - daysOf(other) ||
        one.carrier.localeCompare(other.carrier, "en"),
    );
}

function optionOf(rate: Rate, subtotal: Money): ShippingOption {
  const { carrier, freeFromMinor, minDays, maxDays } = rate;
  const { currency } = subtotal;
  const freeFrom = freeFromMinor === null ? null : { amountMinor: freeFromMinor, currency };
  return { carrier, price: shippingTotal(rate, subtotal), freeFrom, minDays, maxDays };
}

/** Sorts carriers without a promise last. */
function daysOf({ maxDays }: ShippingOption): number {
  return maxDays ?? Number.MAX_SAFE_INTEGER;
}

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
