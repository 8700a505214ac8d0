import { batchLoader, groupLoader } from "@souk/kernel/peers/batch-loader";
import { pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/values/page";
import type { CatalogStore } from "../catalog-store.js";
import { noFacets, type ProductFacets } from "./product-facets.js";
import { productCursorLength, type ListedProduct, type ProductOrder } from "./product-filter.js";
import type { ProductFinder } from "./product-finder.js";

/**
 * Lists the same page of several categories. All requests of one tick take one statement, one more for their counts and
 * one for their facets.
 */
export interface CategoryProductLister {
  readonly order: ProductOrder;
  page(categoryId: string): Promise<Page<ListedProduct>>;
  count(categoryId: string): Promise<number>;
  facets(categoryId: string): Promise<ProductFacets>;
}

const onSale = { isActive: true } as const;

/** Throws PageArgumentError. */
export function listCategoryProducts({ store, finder }: { store: CatalogStore; finder: ProductFinder }) {
  return (page: PageArguments): CategoryProductLister => {
    const order = "NEWEST";
    const request = readPageArguments(page, order, productCursorLength);
    const pages = groupLoader(
      (ids) => store.listByCategory(ids, onSale, request),
      (row) => row.categoryId,
    );
    // Uses the state that was read with the pages of the same categories, which are requested first.
    const stateOf = async (ids: readonly string[]) => {
      const listed = await Promise.all(ids.map((id) => pages.load(id)));
      return listed.flat()[0]?.catalogState;
    };
    const counts = batchLoader(
      async (ids) => [...(await store.countByCategory(ids, onSale, await stateOf(ids)))],
      ([categoryId]) => categoryId,
    );
    const facets = batchLoader(
      async (ids) => {
        const found = await finder.facets(
          ids.map((withinCategoryId) => ({ ...onSale, withinCategoryId })),
          await stateOf(ids),
        );
        return ids.map((id, index) => [id, found[index] ?? noFacets] as const);
      },
      ([categoryId]) => categoryId,
    );
    return {
      order,
      page: async (categoryId) => pageOf(request, await pages.load(categoryId)),
      count: async (categoryId) => (await counts.load(categoryId))?.[1] ?? 0,
      facets: async (categoryId) => (await facets.load(categoryId))?.[1] ?? noFacets,
    };
  };
}
