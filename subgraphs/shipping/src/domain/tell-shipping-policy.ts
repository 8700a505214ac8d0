import type { RateStore } from "./rate-store.js";
import { shippingPolicy, type ShippingPolicy } from "./shipping-policy.js";

export interface TellingPolicyParts {
  readonly rates: RateStore;
  /** The shop's one currency. */
  readonly currency: string;
}

/** What shipping is free from, and where it goes, in the shop's currency. */
export function tellShippingPolicy({ rates, currency }: TellingPolicyParts) {
  return async (country: string | null): Promise<ShippingPolicy> =>
    shippingPolicy(await rates.findAllRates(currency), country?.trim().toUpperCase() ?? null, currency);
}
