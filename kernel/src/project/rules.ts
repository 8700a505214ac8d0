import type { CustomValues } from "../custom-fields/entity-fields.js";
import type { LocalizedText } from "../values/localized-text.js";
import type { Money } from "../values/money.js";
import type { PostalAddress } from "../values/postal-address.js";

export interface RuleBuyer {
  readonly kind: "user" | "guest";
  readonly id: string;
}

/** A product as catalog describes it at the moment of the call. */
export interface RuleProduct {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly kind: "PHYSICAL" | "COURSE";
  /** The price in the catalog, per unit. */
  readonly price: Money;
}

export interface RuleQuantity {
  readonly productId: string;
  readonly quantity: number;
}

/** The facts for `beforeAddToCart`. */
export interface AddToCartFacts {
  readonly buyer: RuleBuyer;
  readonly product: RuleProduct;
  /** The quantity of the product's line after the change. */
  readonly quantity: number;
  /** The values of the fields that the project has declared for order lines. Amounts are in minor units. */
  readonly custom: CustomValues;
  /** The lines of the cart before the change. */
  readonly cart: readonly RuleQuantity[];
}

/** The facts for `priceLine`. */
export interface LineFacts {
  readonly buyer: RuleBuyer;
  readonly product: RuleProduct;
  readonly quantity: number;
  /** The values of the fields that the project has declared for order lines. Amounts are in minor units. */
  readonly custom: CustomValues;
  /** The price per unit after the rules before this one. */
  readonly unitPrice: Money;
  /** All lines of the cart, including this one. */
  readonly cart: readonly RuleQuantity[];
}

/** A line of an order, at the price that the buyer pays. */
export interface RuleOrderLine extends RuleQuantity {
  readonly sku: string;
  readonly name: string;
  readonly kind: "PHYSICAL" | "COURSE";
  readonly unitPrice: Money;
  /** The values of the fields that the project has declared for order lines. Amounts are in minor units. */
  readonly custom: CustomValues;
}

/** The facts for `beforeCheckout`. */
export interface CheckoutFacts {
  readonly buyer: RuleBuyer;
  readonly lines: readonly RuleOrderLine[];
  readonly subtotal: Money;
  readonly shippingTotal: Money;
  readonly total: Money;
  /** Null when nothing is shipped. */
  readonly shipping: { readonly address: PostalAddress; readonly carrier: string } | null;
}

/** The facts for `afterOrderPaid`. */
export interface PaidOrderFacts extends CheckoutFacts {
  readonly orderId: string;
  readonly orderNumber: string;
}

export interface Allow {
  readonly kind: "allow";
}

export interface Refuse {
  readonly kind: "refuse";
  /** Stable, for clients: capital letters, digits and underscores. */
  readonly code: string;
  /** The reason for the buyer. */
  readonly message: LocalizedText;
}

export interface AdjustPrice {
  readonly kind: "adjust";
  /** The new price per unit, in the smallest unit of the currency; at least 0. */
  readonly unitPriceMinor: number;
  /** The reason for the buyer, beside the price. */
  readonly reason: LocalizedText;
}

export interface Note {
  readonly kind: "note";
  /** Written to the events of the order, which its buyer sees too. */
  readonly text: string;
}

/** A rule decides by its facts alone, which are frozen: it changes nothing. */
export type Rule<Facts, Result> = (facts: Facts) => Result | Promise<Result>;

/** The places of rules, each with its facts and its possible results. Rules of a place run in the order of the file. */
export interface RulePlaces {
  /** Before a product is added to a cart or its quantity is raised. */
  readonly beforeAddToCart: Rule<AddToCartFacts, Allow | Refuse>;
  /** Whenever a cart is shown, and at checkout. */
  readonly priceLine: Rule<LineFacts, Allow | AdjustPrice>;
  /** Before an order is written and charged. */
  readonly beforeCheckout: Rule<CheckoutFacts, Allow | Refuse>;
  /** After an order was paid, in a job that is repeated until it succeeds. */
  readonly afterOrderPaid: Rule<PaidOrderFacts, Allow | Note>;
}

export type RulePlace = keyof RulePlaces;

export const rulePlaces = [
  "beforeAddToCart",
  "priceLine",
  "beforeCheckout",
  "afterOrderPaid",
] as const satisfies RulePlace[];

/** The rules of each place by name. The name is part of metrics, logs and stored adjustments. */
export type Rules = { readonly [Place in RulePlace]?: Readonly<Record<string, RulePlaces[Place]>> };

export const allow = (): Allow => ({ kind: "allow" });

export const refuse = (code: string, message: LocalizedText): Refuse => ({ kind: "refuse", code, message });

export const adjustPrice = (unitPriceMinor: number, reason: LocalizedText): AdjustPrice => ({
  kind: "adjust",
  unitPriceMinor,
  reason,
});

export const note = (text: string): Note => ({ kind: "note", text });

/** A change of a line's price by a rule. */
export interface PriceAdjustment {
  readonly rule: string;
  readonly reason: LocalizedText;
  /** Per unit; negative for a discount. */
  readonly amountMinor: number;
}

export interface AdjustedPrice {
  readonly unitPrice: Money;
  /** In the order of the rules; their amounts add up to the difference from the catalog's price. */
  readonly adjustments: readonly PriceAdjustment[];
}

/** The refusal of a rule, as an outcome. */
export interface RuleRefusal {
  readonly kind: "ruleRefused";
  readonly rule: string;
  readonly reasonCode: string;
  readonly message: LocalizedText;
}

/**
 * The rules of the project at each place. A rule that throws, is too slow or returns something else than a result
 * makes a call throw ServiceUnavailableError, so nothing is sold against a rule.
 */
export interface RuleBook {
  has(place: RulePlace): boolean;
  /** Returns the first refusal; null if every rule allows it. */
  beforeAddToCart(facts: AddToCartFacts): Promise<RuleRefusal | null>;
  beforeCheckout(facts: CheckoutFacts): Promise<RuleRefusal | null>;
  priceLine(facts: Omit<LineFacts, "unitPrice">): Promise<AdjustedPrice>;
  /** Returns the notes by rule. */
  afterOrderPaid(facts: PaidOrderFacts): Promise<readonly { readonly rule: string; readonly text: string }[]>;
}

/** The rule book of a shop without rules. */
export const noRules: RuleBook = {
  has: () => false,
  beforeAddToCart: async () => null,
  beforeCheckout: async () => null,
  priceLine: async ({ product }) => ({ unitPrice: product.price, adjustments: [] }),
  afterOrderPaid: async () => [],
};
