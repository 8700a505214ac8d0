import type { PageRequest } from "@souk/kernel/values/page";
import type { CatalogStore } from "../catalog-store.js";
import type { ListedProduct, ProductFilter } from "./product-filter.js";
import type { ProductFinder } from "./product-finder.js";

export interface FindListedDependencies {
  readonly store: Pick<CatalogStore, "listProducts">;
  readonly finder: Pick<ProductFinder, "correctSearch">;
}

export interface FoundProducts {
  /** The given filter, with the words that the search used. */
  readonly filter: ProductFilter;
  readonly rows: readonly ListedProduct[];
}

/** Lists the products of a page. A search that finds nothing is repeated with similar words. */
export async function findListedProducts(
  { store, finder }: FindListedDependencies,
  filter: ProductFilter,
  request: PageRequest,
): Promise<FoundProducts> {
  const rows = await store.listProducts(filter, request);
  if (rows.length > 0 || filter.search === undefined) return { filter, rows };
  // Behind the last page of a search, another page may be empty.
  if (request.from !== null && (await store.listProducts(filter, { ...request, from: null })).length > 0)
    return { filter, rows };
  const corrected = await finder.correctSearch(filter);
  if (corrected === null) return { filter, rows };
  const withWords = { ...filter, corrected };
  return { filter: withWords, rows: await store.listProducts(withWords, request) };
}
