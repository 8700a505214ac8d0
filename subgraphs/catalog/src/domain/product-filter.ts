import type { CursorValue } from "@souk/kernel/page";
import type { Product, ProductKind } from "./product.js";

export const productSorts = [
  "NEWEST",
  "OLDEST",
  "UPDATED",
  "NAME",
  "NAME_DESC",
  "SKU",
  "SKU_DESC",
  "PRICE_ASC",
  "PRICE_DESC",
] as const;
export type ProductSort = (typeof productSorts)[number];
/** A search without a sort of its own comes best match first. */
export type ProductOrder = ProductSort | "RELEVANCE";

export interface ProductFilter {
  readonly search?: string;
  /** A part of the name. */
  readonly name?: string;
  readonly sku?: string;
  readonly ids?: readonly string[];
  readonly isActive?: boolean;
  readonly kind?: ProductKind;
  readonly minPriceMinor?: number;
  readonly maxPriceMinor?: number;
  readonly categorySlug?: string;
  /** In any of them. */
  readonly categorySlugs?: readonly string[];
  /** The category that the list is of: not a choice among others, so its facets are counted within it. */
  readonly withinCategoryId?: string;
  /** With all of them. */
  readonly tags?: readonly string[];
}

/** A row of a list with the value that the list is sorted by, for its cursor. */
export interface ListedProduct {
  readonly product: Product;
  readonly sortValue: CursorValue;
  /** Of the catalog as the list saw it: another one after every change. */
  readonly catalogState: string;
}

/** How many values a cursor of any product list has: the sorted value and the id. */
export const productCursorLength = 2;

export function productOrder(sort: ProductSort | null | undefined, search: string | undefined): ProductOrder {
  return sort ?? (search === undefined ? "NEWEST" : "RELEVANCE");
}
