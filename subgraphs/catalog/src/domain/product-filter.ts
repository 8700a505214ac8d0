import type { CursorValue } from "@souk/kernel/page";
import type { Product, ProductKind } from "./product.js";

export const productSorts = ["NEWEST", "NAME", "PRICE_ASC", "PRICE_DESC"] as const;
export type ProductSort = (typeof productSorts)[number];
/** A search without a sort of its own comes best match first. */
export type ProductOrder = ProductSort | "RELEVANCE";

export interface ProductFilter {
  readonly search?: string;
  readonly sku?: string;
  readonly isActive?: boolean;
  readonly kind?: ProductKind;
  readonly minPriceMinor?: number;
  readonly maxPriceMinor?: number;
  readonly categorySlug?: string;
  readonly tag?: string;
}

/** A row of a list with the value that the list is sorted by, for its cursor. */
export interface ListedProduct {
  readonly product: Product;
  readonly sortValue: CursorValue;
}

/** How many values a cursor of any product list has: the sorted value and the id. */
export const productCursorLength = 2;

export function productOrder(sort: ProductSort | null | undefined, search: string | undefined): ProductOrder {
  return sort ?? (search === undefined ? "NEWEST" : "RELEVANCE");
}
