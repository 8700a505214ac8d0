import type { Money } from "@souk/kernel/money";
import { rateFor, type Rate } from "./rate.js";

/** What can be told of shipping before there is an order. */
export interface ShippingPolicy {
  /** The least subtotal from which some carrier ships for free; null: none does. */
  readonly freeFrom: Money | null;
  /** Those that have a rate of their own. */
  readonly countries: readonly string[];
  /** Whether some carrier goes to all others too. */
  readonly isWorldwide: boolean;
}

/** To one country or, for null, to whichever it is soonest free to. */
export function shippingPolicy(rates: readonly Rate[], country: string | null, currency: string): ShippingPolicy {
  const ofCarriers = [...Map.groupBy(rates, ({ carrier }) => carrier).values()];
  const meant = country === null ? rates : ofCarriers.flatMap((ofCarrier) => rateFor(ofCarrier, country) ?? []);
  const bounds = meant.flatMap(({ freeFromMinor }) => freeFromMinor ?? []);
  return {
    freeFrom: bounds.length === 0 ? null : { amountMinor: Math.min(...bounds), currency },
    countries: [...new Set(rates.flatMap((rate) => rate.country ?? []))].toSorted(),
    isWorldwide: rates.some((rate) => rate.country === null),
  };
}
