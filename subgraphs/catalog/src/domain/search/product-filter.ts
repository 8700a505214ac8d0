import type { CustomCondition } from "@souk/kernel/custom-fields/custom-filter";
import type { StoredField } from "@souk/kernel/custom-fields/entity-fields";
import type { Ranges } from "@souk/kernel/fields/ranges";
import type { CursorValue } from "@souk/kernel/values/page";
import type { Product } from "../product/product.js";
import type { ProductFields, ProductKind } from "../product/product-fields.js";

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
  "RATING",
] as const;
/** A name that begins with `CUSTOM_` is a sort by a custom field: see `customSorts`. */
export type ProductSort = (typeof productSorts)[number] | `CUSTOM_${string}`;
/** A search without a given sort returns the best match first. */
export type ProductOrder = ProductSort | "RELEVANCE";

export interface ProductFilter {
  readonly search?: string;
  /** Replaces the words of `search` when no product has them: a query of `ProductFinder.correctSearch`. */
  readonly corrected?: string;
  /** A part of the name. */
  readonly name?: string;
  readonly sku?: string;
  readonly ids?: readonly string[];
  readonly isActive?: boolean;
  readonly kind?: ProductKind;
  /** Bounds of the fields that are declared with a range. */
  readonly ranges?: Ranges<ProductFields>;
  readonly categorySlug?: string;
  /** The product is in at least one of them. */
  readonly categorySlugs?: readonly string[];
  /** The average of the product's reviews is at least this number of stars. */
  readonly minRating?: number;
  /** The category whose page shows the list. Its facets are counted within it. */
  readonly withinCategoryId?: string;
  /** The product has all of them. */
  readonly tags?: readonly string[];
  readonly custom?: readonly CustomCondition[];
  /** The custom fields whose words a search finds. */
  readonly searchedCustom?: readonly StoredField[];
}

/** A row of a list and its value of the sort column, for the cursor. */
export interface ListedProduct {
  readonly product: Product;
  readonly sortValue: CursorValue;
  /** The state of the catalog that the list was read from; it differs after every change. */
  readonly catalogState: string;
}

/** Number of values in a cursor of a product list: the sort value and the id. */
export const productCursorLength = 2;

export function productOrder(sort: ProductSort | null | undefined, search: string | undefined): ProductOrder {
  return sort ?? (search === undefined ? "NEWEST" : "RELEVANCE");
}
