import type { Money } from "@souk/kernel/money";

/** What one carrier takes to one country, or to anywhere that has no rate of its own. */
export interface Rate {
  readonly carrier: string;
  /** ISO 3166-1 alpha-2; null: anywhere. */
  readonly country: string | null;
  readonly flatMinor: number;
  /** The order's subtotal from which shipping is free, itself included; null: never. */
  readonly freeFromMinor: number | null;
  /** Working days from the order to its arrival, as the carrier promises them; null where it promises nothing. */
  readonly minDays: number | null;
  readonly maxDays: number | null;
}

/** The rate of one carrier for a country: its own before the one for anywhere. Undefined where the carrier does not go. */
export function rateFor(rates: readonly Rate[], country: string): Rate | undefined {
  return rates.find((rate) => rate.country === country) ?? rates.find((rate) => rate.country === null);
}

/** The price of shipping an order of this subtotal, which is in the rate's currency. */
export function shippingTotal({ flatMinor, freeFromMinor }: Rate, subtotal: Money): Money {
  const isFree = freeFromMinor !== null && subtotal.amountMinor >= freeFromMinor;
  return { amountMinor: isFree ? 0 : flatMinor, currency: subtotal.currency };
}
