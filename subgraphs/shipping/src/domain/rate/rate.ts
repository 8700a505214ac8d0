import type { Money } from "@souk/kernel/values/money";

/** The price of one carrier for one country, or for all countries without a rate of their own. */
export interface Rate {
  readonly carrier: string;
  /** ISO 3166-1 alpha-2; null for all other countries. */
  readonly country: string | null;
  readonly flatMinor: number;
  /** The minimum subtotal of an order for free shipping, inclusive; null if shipping is never free. */
  readonly freeFromMinor: number | null;
  /** Working days from the order to its arrival, as the carrier promises; null without a promise. */
  readonly minDays: number | null;
  readonly maxDays: number | null;
  /** Whether its carrier ships orders for which the buyer names none. */
  readonly isDefault: boolean;
}

/**
 * Returns the carrier's rate for a country, or its rate for all other countries. Undefined if the carrier does not
 * serve the country.
 */
export function rateFor(rates: readonly Rate[], country: string): Rate | undefined {
  return rates.find((rate) => rate.country === country) ?? rates.find((rate) => rate.country === null);
}

/** Returns the price of shipping an order with this subtotal, which must be in the rate's currency. */
export function shippingTotal({ flatMinor, freeFromMinor }: Rate, subtotal: Money): Money {
  const isFree = freeFromMinor !== null && subtotal.amountMinor >= freeFromMinor;
  return { amountMinor: isFree ? 0 : flatMinor, currency: subtotal.currency };
}

export interface RateStore {
  /** Returns the rates of all active carriers in this currency. */
  findAllRates(currency: string): Promise<readonly Rate[]>;
}
