import type { ShippingCalculator } from "@souk/kernel/project/providers/shipping-calculator";
import type { Money } from "@souk/kernel/values/money";
import { rateFor, type Rate, type RateStore } from "./rate.js";

/** Shipping facts that do not depend on an order. */
export interface ShippingPolicy {
  /** The lowest subtotal from which any carrier ships for free; null if none does. */
  readonly freeFrom: Money | null;
  /** The countries with a rate of their own. */
  readonly countries: readonly string[];
  /** Whether any carrier also serves all other countries. */
  readonly isWorldwide: boolean;
}

/** Returns the policy for one country. For null, `freeFrom` is the lowest bound of all countries. */
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

export interface ReadShippingPolicyDependencies {
  readonly rates: RateStore;
  /** The shop's only currency. */
  readonly currency: string;
  /** The project's calculator, whose bounds are not known before there is a cart. */
  readonly calculator?: ShippingCalculator | undefined;
}

/** Returns the subtotal for free shipping and the served countries, in the shop's currency. */
export function readShippingPolicy({ rates, currency, calculator }: ReadShippingPolicyDependencies) {
  return async (country: string | null): Promise<ShippingPolicy> => {
    if (calculator) return { freeFrom: null, countries: [], isWorldwide: true };
    return shippingPolicy(await rates.findAllRates(currency), country?.trim().toUpperCase() ?? null, currency);
  };
}
