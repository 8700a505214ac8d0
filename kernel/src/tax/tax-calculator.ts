import type { LocalizedText } from "../values/localized-text.js";
import type { Money } from "../values/money.js";
import type { Destination } from "../project/providers/shipping-calculator.js";

export interface TaxableLine {
  readonly productId: string;
  readonly sku: string;
  readonly name: string;
  readonly kind: "PHYSICAL" | "COURSE";
  readonly quantity: number;
  /** After the rules of the project. */
  readonly unitPrice: Money;
  /** Quantity times unit price. */
  readonly lineTotal: Money;
  /** The slugs of the product's categories; empty for a calculator that says `ignoresCategories`. */
  readonly categories: readonly string[];
}

/** Whether the prices of the catalog and of shipping contain the tax, or the tax is added to them. */
export type TaxedPrices = "included" | "added";

export interface TaxRequest {
  readonly lines: readonly TaxableLine[];
  /** 0 when nothing is shipped. */
  readonly shippingTotal: Money;
  /** Null when nothing is shipped. Before the checkout, only a part of it may be known. */
  readonly destination: Destination | null;
  readonly prices: TaxedPrices;
  /** ISO 4217. */
  readonly currency: string;
}

/** One tax on a line or on shipping. */
export interface AppliedTax {
  /** For the buyer, such as "GST" and "TPS"; at most 60 characters. */
  readonly name: LocalizedText;
  /** In hundredths of a percent: 1,300 for 13 %. Null for a tax without a rate. */
  readonly rateBasisPoints: number | null;
  /** In the smallest unit of the currency; at least 0. */
  readonly amountMinor: number;
}

export interface TaxAnswer {
  /** The taxes of each line of the request, in the same order; at most ten for a line. */
  readonly lines: readonly (readonly AppliedTax[])[];
  readonly shipping: readonly AppliedTax[];
}

/**
 * Calculates the taxes of an order, both for the quote of a checkout and for the order. The answer must follow from the
 * request alone: a buyer pays what was shown. The taxes of a line are at most the amount of the line.
 */
export interface TaxCalculator {
  readonly name: string;
  /** True when the answer does not depend on categories, which then need not be looked up. */
  readonly ignoresCategories?: boolean;
  calculate(request: TaxRequest): Promise<TaxAnswer>;
}
