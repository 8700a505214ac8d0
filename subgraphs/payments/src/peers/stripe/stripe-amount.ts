import type { Money } from "@souk/kernel/money";

/** ISO 4217 gives these no minor digits; Stripe takes them with two (https://docs.stripe.com/currencies). */
const withTwoDigits = new Set(["ISK", "UGX"]);

/** An amount as Stripe counts it: in minor units, but for a few currencies. */
export function stripeAmount({ amountMinor, currency }: Money): number {
  return withTwoDigits.has(currency) ? amountMinor * 100 : amountMinor;
}
