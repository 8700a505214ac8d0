import type { Money } from "@souk/kernel/money";
import type { Category, ProductKind } from "./product.js";

/** What a list can be narrowed by. Each is counted as if it narrowed nothing itself, so that another choice shows what it would find. */
export interface ProductFacets {
  /** Most products first. */
  readonly categories: readonly { readonly category: Category; readonly count: number }[];
  /** The most frequent. */
  readonly tags: readonly { readonly tag: string; readonly count: number }[];
  readonly kinds: readonly { readonly kind: ProductKind; readonly count: number }[];
  /** Null when nothing is found. */
  readonly price: { readonly min: Money; readonly max: Money } | null;
}

export const noFacets: ProductFacets = { categories: [], tags: [], kinds: [], price: null };
export const maxTagFacets = 20;
