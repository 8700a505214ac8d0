import type { Money } from "@souk/kernel/values/money";
import type { Category } from "../category/category.js";
import type { ProductKind } from "../product/product-fields.js";

/**
 * Filter options with their counts. Each facet is counted without its own filter, so that the other options show how
 * many products they would find.
 */
export interface ProductFacets {
  /** The category with the most products first. */
  readonly categories: readonly { readonly category: Category; readonly count: number }[];
  /** The most frequent tags. */
  readonly tags: readonly { readonly tag: string; readonly count: number }[];
  readonly kinds: readonly { readonly kind: ProductKind; readonly count: number }[];
  /** Null when nothing is found. */
  readonly price: { readonly min: Money; readonly max: Money } | null;
}

export const noFacets: ProductFacets = { categories: [], tags: [], kinds: [], price: null };
export const maxTagFacets = 20;
