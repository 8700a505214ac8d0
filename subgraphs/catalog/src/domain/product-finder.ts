import type { Category, Product } from "./product.js";
import type { ProductFacets } from "./product-facets.js";
import type { ProductFilter } from "./product-filter.js";

/** How the catalog is found in, as its rules need it from storage. */
export interface ProductFinder {
  /** Those of each filter, in the order of the filters; one statement for all. `catalogState` as for `CatalogStore.countProducts`. */
  facets(filters: readonly ProductFilter[], catalogState?: string): Promise<readonly ProductFacets[]>;
  /** Products on sale whose name, SKU or tags begin with the words or nearly do, best first. */
  suggestProducts(text: string, size: number): Promise<readonly Product[]>;
  suggestCategories(text: string, size: number): Promise<readonly Category[]>;
  /** For each of these products, others on sale that share categories and tags with it, most first; one statement for all. */
  relatedProducts(productIds: readonly string[], size: number): Promise<readonly RelatedProduct[]>;
}

export interface RelatedProduct {
  /** The product that it is like. */
  readonly ofId: string;
  readonly product: Product;
}
