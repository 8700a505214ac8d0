import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import { parseAmount, type DecimalMoney, type Money } from "@souk/kernel/values/money";
import type { LineToShip } from "../peers.js";
import { calculateShipping, type CalculateShippingDeps } from "./calculate-shipping.js";

export interface QuoteShippingInput {
  /** The carrier's name, case-insensitive; the default carrier when absent. */
  readonly carrier?: string | null;
  readonly country: string;
  readonly region?: string | null;
  readonly city?: string | null;
  readonly postalCode?: string | null;
  readonly subtotal: DecimalMoney;
  /** Absent from orders of the previous release. */
  readonly lines?: readonly LineToShip[] | null;
}

export type QuoteShippingOutcome =
  | { readonly kind: "quoted"; readonly carrier: string; readonly total: Money }
  | { readonly kind: "notServed" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

/**
 * Returns the price of shipping and the carrier. Returns notServed if the carrier does not exist, does not serve the
 * destination, or has no price in the currency.
 */
export function quoteShipping(deps: CalculateShippingDeps) {
  const calculate = calculateShipping(deps);
  return async (input: QuoteShippingInput): Promise<QuoteShippingOutcome> => {
    const { currency } = input.subtotal;
    const parsed = parseAmount(input.subtotal.amount, currency);
    if (!parsed.ok) return { kind: "invalid", fields: [{ path: "subtotal.amount", message: parsed.message }] };
    const quotes = await calculate({
      lines: input.lines ?? [],
      subtotal: { amountMinor: parsed.amountMinor, currency },
      destination: destinationOf(input),
    });
    const carrier = input.carrier?.trim().toLowerCase();
    const quote =
      carrier === undefined
        ? (quotes.find(({ isDefault }) => isDefault) ?? quotes[0])
        : quotes.find((each) => each.carrier.toLowerCase() === carrier);
    return quote ? { kind: "quoted", carrier: quote.carrier, total: quote.price } : { kind: "notServed" };
  };
}

function destinationOf({ country, region, city, postalCode }: QuoteShippingInput) {
  return {
    country: country.trim().toUpperCase(),
    region: region ?? null,
    ...(city == null ? {} : { city }),
    ...(postalCode == null ? {} : { postalCode }),
  };
}
