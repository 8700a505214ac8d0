import type { Money } from "../../values/money.js";

/** A line of goods that is to be shipped. */
export interface GoodsLine {
  readonly productId: string;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  /** The weight of one unit in grams; null when catalog does not know it. */
  readonly weightGrams: number | null;
  /** The slugs of the product's categories. */
  readonly categories: readonly string[];
}

/** The destination. Before the checkout only its country is known. */
export interface Destination {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly region?: string | null;
  readonly city?: string;
  readonly postalCode?: string;
}

export interface ShippingRequest {
  /** Without courses. Empty for a calculator that says `ignoresLines`. */
  readonly lines: readonly GoodsLine[];
  /** The sum of all lines of the cart, before shipping. */
  readonly subtotal: Money;
  readonly destination: Destination;
}

/** The offer of one carrier. */
export interface ShippingQuote {
  /** At most 100 characters, unique within the answer. Buyers choose a carrier by its name. */
  readonly carrier: string;
  /** In the currency of the subtotal. */
  readonly price: Money;
  /** The subtotal from which the carrier is free; null if it never is. */
  readonly freeFrom: Money | null;
  /** Working days from the order to its arrival; null without a promise. */
  readonly minDays: number | null;
  readonly maxDays: number | null;
  /** Taken when the buyer names no carrier; otherwise the cheapest is. */
  readonly isDefault?: boolean;
}

/**
 * Calculates the costs of shipping, both for the options of a cart and at checkout. The answer must follow from the
 * request alone: a buyer pays what was shown.
 */
export interface ShippingCalculator {
  readonly name: string;
  /** True when the answer does not depend on the lines, which then need not be looked up. */
  readonly ignoresLines?: boolean;
  /** Returns an offer of each carrier that serves the destination; empty if none does. */
  quote(request: ShippingRequest): Promise<readonly ShippingQuote[]>;
}
