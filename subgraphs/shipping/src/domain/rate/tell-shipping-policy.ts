import type { RateStore } from "./rate-store.js";
import { shippingPolicy, type ShippingPolicy } from "./shipping-policy.js";

export interface ReadShippingPolicyDependencies {
  readonly rates: RateStore;
  /** The shop's only currency. */
  readonly currency: string;
}

/** Returns the subtotal for free shipping and the served countries, in the shop's currency. */
export function readShippingPolicy({ rates, currency }: ReadShippingPolicyDependencies) {
  return async (country: string | null): Promise<ShippingPolicy> =>
    shippingPolicy(await rates.findAllRates(currency), country?.trim().toUpperCase() ?? null, currency);
}
