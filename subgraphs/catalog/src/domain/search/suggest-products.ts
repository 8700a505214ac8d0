import { readPageArguments, readSize, type PageRequest } from "@souk/kernel/values/page";
import type { Category } from "../category/category.js";
import type { Product } from "../product/product.js";
import type { CatalogStore } from "../catalog-store.js";
import { findListedProducts } from "./find-listed-products.js";
import { productCursorLength, productOrder } from "./product-filter.js";
import type { ProductFinder } from "./product-finder.js";
import { maxSearchLength } from "./read-product-filter.js";

export type SuggestOutcome =
  | { readonly kind: "suggested"; readonly products: readonly Product[]; readonly categories: readonly Category[] }
  | { readonly kind: "textTooLong"; readonly max: number };

export interface SuggestProductsDependencies {
  readonly store: Pick<CatalogStore, "listProducts">;
  readonly finder: Pick<ProductFinder, "correctSearch" | "suggestCategories">;
}

/**
 * Suggests up to `first` products and as many categories for a search text that is still being typed. Throws
 * PageArgumentError.
 */
export function suggestProducts({ store, finder }: SuggestProductsDependencies) {
  return async (text: string, first?: number | null): Promise<SuggestOutcome> => {
    const size = readSize("first", first, { max: 10, absent: 5 });
    if (text.length > maxSearchLength) return { kind: "textTooLong", max: maxSearchLength };
    if (!/[\p{L}\p{N}]/u.test(text)) return { kind: "suggested", products: [], categories: [] };
    const [{ rows }, categories] = await Promise.all([
      findListedProducts({ store, finder }, { search: text, isActive: true }, firstPage(size)),
      finder.suggestCategories(text, size),
    ]);
    return { kind: "suggested", products: rows.slice(0, size).map(({ product }) => product), categories };
  };
}

function firstPage(size: number): PageRequest {
  return readPageArguments({ first: size }, productOrder(null, "any"), productCursorLength);
}
