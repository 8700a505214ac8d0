import type { Money } from "@souk/kernel/values/money";

/** ISO 4217 gives these currencies no minor digits; Stripe expects two (https://docs.stripe.com/currencies). */
const withTwoDigits = new Set(["ISK", "UGX"]);

/** Returns an amount in Stripe's unit: minor units, except for a few currencies. */
export function stripeAmount({ amountMinor, currency }: Money): number {
  return withTwoDigits.has(currency) ? amountMinor * 100 : amountMinor;
}
