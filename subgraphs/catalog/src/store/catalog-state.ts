import type { ProductFilter } from "../domain/search/product-filter.js";

/**
 * SQL for a text that differs after every committed change of the listed and counted data: see
 * `CatalogChanges1760000001003`. Rows that are added have higher ids than rows that are deleted, so the pair of count
 * and sum never repeats.
 */
export const catalogState = `(select count(*) || ' ' || coalesce(sum(id), 0) from catalog_changes)`;

/** Maximum number of cached counts and facets of lists. Those of rare searches are evicted first. */
export const maxFigures = 500;

/** Maximum number of cached rankings of searches, each of at most 300 ids. */
export const maxRankings = 200;

/** Returns false for a filter by ids, because those may be chosen by stock, which inventory owns. */
export function isOfCatalogAlone({ ids }: ProductFilter): boolean {
  return ids === undefined;
}
