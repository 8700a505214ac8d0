import type { Money } from "@souk/kernel/values/money";
import { rateFor, shippingTotal, type Rate } from "./rate.js";

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
