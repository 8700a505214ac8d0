import { batchLoader, groupLoader } from "@souk/kernel/peers/batch-loader";
import { oncePerRequest, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import type { CatalogStore } from "../domain/catalog-store.js";
import type { Category } from "../domain/category/category.js";
import type { Product } from "../domain/product/product.js";
import type DataLoader from "dataloader";

export interface CatalogLoaders {
  readonly products: DataLoader<string, Product | null>;
  readonly categories: DataLoader<string, Category | null>;
  /** Number of products on sale by category; null for a category without any. */
  readonly productCounts: DataLoader<string, { readonly categoryId: string; readonly count: number } | null>;
  readonly categoriesOfProduct: DataLoader<string, readonly (Category & { productId: string })[]>;
}

const loadersKey = {};

/** Returns the batch loaders of this request: each kind of data takes one statement for all products of a response. */
export function catalogLoaders(store: CatalogStore, context: GraphContext): CatalogLoaders {
  return oncePerRequest(context, loadersKey, () => ({
    products: batchLoader(
      (ids) => store.findProducts(ids),
      (product) => product.id,
    ),
    categories: batchLoader(
      (ids) => store.findCategories(ids),
      (category) => category.id,
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
