import type { ReferenceResolver } from "@souk/kernel/graph/federation-fields";
import { isAdmin } from "@souk/kernel/identity/viewer";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { isUuid } from "@souk/kernel/values/uuid";
import type { CatalogStore } from "../domain/catalog-store.js";
import { catalogLoaders } from "./catalog-loaders.js";
import { categoryTypeFrom } from "./category/category-type.js";
import { productTypeFrom } from "./product/product-type.js";

/** Resolves a product by its key, also an inactive or retired one, because carts and orders refer to it. */
export function catalogReferences(store: CatalogStore): Record<string, ReferenceResolver> {
  return {
    Product: async ({ id }, context) => {
      const product = isUuid(id) ? await catalogLoaders(store, context).products.load(id) : null;
      return product && productTypeFrom(product);
    },
  };
}

/** Finds the objects that custom fields refer to. A reference shows what everybody may find: no inactive product. */
export function foundObjects(
  store: CatalogStore,
): Readonly<Record<string, (id: string, context: GraphContext) => Promise<object | null>>> {
  return {
    Product: async (id, context) => {
      const product = await catalogLoaders(store, context).products.load(id);
      return product && (product.isActive || isAdmin(context.viewer)) ? productTypeFrom(product) : null;
    },
    Category: async (id, context) => {
      const category = await catalogLoaders(store, context).categories.load(id);
      return category && categoryTypeFrom(category);
    },
  };
}
