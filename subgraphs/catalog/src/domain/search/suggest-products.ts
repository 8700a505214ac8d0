import { readSize } from "@souk/kernel/values/page";
import type { Category } from "../category/category.js";
import type { Product } from "../product/product.js";
import type { ProductFinder } from "./product-finder.js";
import { maxSearchLength } from "./read-product-filter.js";

export type SuggestOutcome =
  | { readonly kind: "suggested"; readonly products: readonly Product[]; readonly categories: readonly Category[] }
  | { readonly kind: "textTooLong"; readonly max: number };

/**
 * Suggests up to `first` products and as many categories for a search text that is still being typed. Throws
 * PageArgumentError.
 */
export function suggestProducts({ finder }: { finder: Pick<ProductFinder, "suggestProducts" | "suggestCategories"> }) {
  return async (text: string, first?: number | null): Promise<SuggestOutcome> => {
    const size = readSize("first", first, { max: 10, absent: 5 });
    if (text.length > maxSearchLength) return { kind: "textTooLong", max: maxSearchLength };
    if (!/[\p{L}\p{N}]/u.test(text)) return { kind: "suggested", products: [], categories: [] };
    const [products, categories] = await Promise.all([
      finder.suggestProducts(text, size),
      finder.suggestCategories(text, size),
    ]);
    return { kind: "suggested", products, categories };
  };
}
