import type { ShippingCalculator, ShippingQuote } from "@souk/kernel/project/providers/shipping-calculator";
import type { Money } from "@souk/kernel/values/money";
import { rateFor, shippingTotal, type Rate, type RateStore } from "./rate.js";

/**
 * Returns the price of each carrier that serves the country, for an order with this subtotal. Sorted by price, then by
 * delivery days.
 */
export function shippingOptions(rates: readonly Rate[], country: string, subtotal: Money): readonly ShippingQuote[] {
  const ofCarriers = [...Map.groupBy(rates, ({ carrier }) => carrier).values()];
  const options = ofCarriers.flatMap((ofCarrier): ShippingQuote[] => {
    const rate = rateFor(ofCarrier, country);
    return rate ? [optionOf(rate, subtotal)] : [];
  });
  return cheapestFirst(options);
}

/** Sorts by price, then by delivery days. */
export function cheapestFirst(quotes: readonly ShippingQuote[]): readonly ShippingQuote[] {
  return quotes.toSorted(
    (one, other) =>
      one.price.amountMinor - other.price.amountMinor ||
      daysOf(one) - daysOf(other) ||
      one.carrier.localeCompare(other.carrier, "en"),
  );
}

function optionOf(rate: Rate, subtotal: Money): ShippingQuote {
  const { carrier, freeFromMinor, minDays, maxDays, isDefault } = rate;
  const { currency } = subtotal;
  const freeFrom = freeFromMinor === null ? null : { amountMinor: freeFromMinor, currency };
  return { carrier, price: shippingTotal(rate, subtotal), freeFrom, minDays, maxDays, isDefault };
}

/** Sorts carriers without a promise last. */
function daysOf({ maxDays }: ShippingQuote): number {
  return maxDays ?? Number.MAX_SAFE_INTEGER;
}

/** The calculator of a shop without another one: a price for each carrier and country, free from a subtotal on. */
export function tableOfRates(rates: RateStore): ShippingCalculator {
  return {
    name: "table-of-rates",
    ignoresLines: true,
    quote: async ({ subtotal, destination: { country } }) =>
      shippingOptions(await rates.findAllRates(subtotal.currency), country, subtotal),
  };
}
