import type { Category } from "../category/category.js";
import type { Product } from "../product/product.js";
import type { ProductFacets } from "./product-facets.js";
import type { ProductFilter } from "./product-filter.js";

/** Storage for searches, facets, suggestions and related products. */
export interface ProductFinder {
  /**
   * Returns the facets of each filter in the order of the filters, in one statement. `catalogState` as for
   * `CatalogStore.countProducts`.
   */
  facets(filters: readonly ProductFilter[], catalogState?: string): Promise<readonly ProductFacets[]>;
  /**
   * Returns the value of `corrected` for a search whose first page is empty: words of names that are similar to its
   * words. Null when the search finds products without its other filters, or no word is similar.
   */
  correctSearch(filter: ProductFilter): Promise<string | null>;
  suggestCategories(text: string, size: number): Promise<readonly Category[]>;
  /**
   * For each product, returns other products on sale that share categories and tags with it, most shared first, in one
   * statement.
   */
  relatedProducts(productIds: readonly string[], size: number): Promise<readonly RelatedProduct[]>;
}

export interface RelatedProduct {
  /** The product that it is related to. */
  readonly ofId: string;
  readonly product: Product;
}
