import type { ProductFilter } from "../domain/product-filter.js";

/**
 * A text that is another one after every committed change of what is listed and counted: see `CatalogChanges1760000001003`. What is added
 * to these rows is younger than what goes, so that number and sum together are never what they were.
 */
export const catalogState = `(select count(*) || ' ' || coalesce(sum(id), 0) from catalog_changes)`;

/** So many figures are kept of lists; those of a search for words that nobody else looks for are forgotten first. */
export const keptFigures = 500;

/** Products chosen by their stock are so by what another service said just now. */
export function isOfCatalogAlone({ ids }: ProductFilter): boolean {
  return ids === undefined;
}
