import { batchLoader, groupLoader } from "@souk/kernel/batch-loader";
import { oncePerRequest, type GraphContext } from "@souk/kernel/graph-context";
import type { CatalogStore } from "../domain/catalog-store.js";
import type { Category, Product } from "../domain/product.js";
import type DataLoader from "dataloader";

export interface CatalogLoaders {
  readonly products: DataLoader<string, Product | null>;
  /** On sale, by category; null where there are none. */
  readonly productCounts: DataLoader<string, { readonly categoryId: string; readonly count: number } | null>;
  readonly categoriesOfProduct: DataLoader<string, readonly (Category & { productId: string })[]>;
}

const loadersKey = {};

/** The batch loaders of this request: however many products an answer holds, each kind of data costs one statement. */
export function catalogLoaders(store: CatalogStore, context: GraphContext): CatalogLoaders {
  return oncePerRequest(context, loadersKey, () => ({
    products: batchLoader(
      (ids) => store.findProducts(ids),
      (product) => product.id,
    ),
    productCounts: batchLoader(
      async (ids) =>
        [...(await store.countByCategory(ids, { isActive: true }, await store.seeState()))].map(
          ([categoryId, count]) => ({
            categoryId,
            count,
          }),
        ),
      ({ categoryId }) => categoryId,
    ),
    categoriesOfProduct: groupLoader(
      (ids) => store.categoriesOfProducts(ids),
      (category) => category.productId,
    ),
  }));
}
