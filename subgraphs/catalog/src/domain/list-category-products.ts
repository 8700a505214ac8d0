import { batchLoader, groupLoader } from "@souk/kernel/batch-loader";
import { pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/page";
import type { CatalogStore } from "./catalog-store.js";
import { productCursorLength, type ListedProduct, type ProductOrder } from "./product-filter.js";

/** The same page of several categories. All that are asked for in one tick cost one statement, and one more for their counts. */
export interface CategoryProductLister {
  readonly order: ProductOrder;
  page(categoryId: string): Promise<Page<ListedProduct>>;
  count(categoryId: string): Promise<number>;
}

const onSale = { isActive: true } as const;

/** Throws PageArgumentError. */
export function listCategoryProducts({ store }: { store: CatalogStore }) {
  return (page: PageArguments): CategoryProductLister => {
    const order = "NEWEST";
    const request = readPageArguments(page, order, productCursorLength);
    const pages = groupLoader(
      (ids) => store.listByCategory(ids, onSale, request),
      (row) => row.categoryId,
    );
    const counts = batchLoader(
      async (ids) => [...(await store.countByCategory(ids, onSale))],
      ([categoryId]) => categoryId,
    );
    return {
      order,
      page: async (categoryId) => pageOf(request, await pages.load(categoryId)),
      count: async (categoryId) => (await counts.load(categoryId))?.[1] ?? 0,
    };
  };
}
