import type { PriceAdjustment } from "@souk/kernel/project/rules";
import type { Money } from "@souk/kernel/values/money";
import { cartIdOf } from "./cart-id.js";
import type { LineValues } from "./line-values.js";

export interface ProductQuantity {
  readonly productId: string;
  readonly quantity: number;
  /** Absent for the line of a product without values of declared fields. */
  readonly declared?: LineValues | undefined;
}

/** Returns the id of a line, which is unique in its cart. */
export function lineIdOf({ productId, declared }: Pick<ProductQuantity, "productId" | "declared">): string {
  return declared?.lineId ?? productId;
}

/** The lines of a cart, or lines to add to one. */
export interface CartLines {
  readonly lines: readonly ProductQuantity[];
}

/** A line as stores keep it. It has no current price: catalog supplies that whenever the cart is shown. */
export interface StoredLine extends ProductQuantity {
  /** The unit price when the buyer last changed the line; null for lines from before this was stored. */
  readonly priceWhenAdded: Money | null;
}

export interface CartContents {
  /** In the order in which the products were first added. */
  readonly lines: readonly StoredLine[];
  /** Null for a cart that was never changed, or that was forgotten. */
  readonly updatedAt: Date | null;
  /** Random; changes with each change of the lines. Null when no change has set a version yet. */
  readonly version: string | null;
}

/** The prices are null when catalog does not answer and the line has no stored price. */
export interface CartLine extends StoredLine {
  readonly unitPrice: Money | null;
  readonly lineTotal: Money | null;
  /** The changes of the catalog's price by rules; `unitPrice` includes them. */
  readonly adjustments: readonly PriceAdjustment[];
}

export interface Cart {
  readonly id: string;
  readonly version: string;
  readonly buyerId: string;
  /** Null for a guest. */
  readonly customerId: string | null;
  readonly lines: readonly CartLine[];
  readonly totalQuantity: number;
  /** Null when the price of a line is unknown. */
  readonly subtotal: Money | null;
  /** False when catalog does not answer: the lines then show the prices when they were added. */
  readonly pricesAreCurrent: boolean;
  /** True when the cart has goods, or may have goods because catalog does not answer. */
  readonly needsShipping: boolean;
  readonly updatedAt: Date;
}

export const emptyContents: CartContents = { lines: [], updatedAt: null, version: null };

/**
 * Returns a name for the present state of a buyer's lines; a name never comes back after the lines have changed. For a
 * cart without a version, the name is the cart's id.
 */
export function versionOf(buyerId: string, { version }: Pick<CartContents, "version">): string {
  return version ?? cartIdOf(buyerId);
}

/** A change of a line that may expect a version of the cart. */
export interface ExpectingChange extends ProductQuantity {
  /** As `versionOf` names it; any version when absent. */
  readonly expectedVersion?: string | null | undefined;
}

/** Returns whether the cart has the version that a change expects, if it expects one. */
export function isExpected(buyerId: string, contents: CartContents, { expectedVersion }: ExpectingChange): boolean {
  return expectedVersion == null || expectedVersion === versionOf(buyerId, contents);
}

/** Returns the line with this id. */
export function lineOf({ lines }: CartLines, lineId: string): ProductQuantity | undefined {
  return lines.find((line) => lineIdOf(line) === lineId);
}

export function quantityOf(contents: CartLines, lineId: string): number {
  return lineOf(contents, lineId)?.quantity ?? 0;
}

/** Adds up the lines of a product. */
export function unitsOfProduct({ lines }: CartLines, productId: string): number {
  return lines.filter((line) => line.productId === productId).reduce((sum, { quantity }) => sum + quantity, 0);
}

/** The maximum number of units of one product that one change adds or sets. */
export const maxQuantityOfChange = 99;

/** The maximum number of units of one line, over all changes. */
export const maxLineQuantity = 999;

/** The maximum number of lines of a cart. */
export const maxLines = 100;
