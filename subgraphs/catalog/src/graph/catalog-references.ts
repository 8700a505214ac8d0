import type { ReferenceResolver } from "@souk/kernel/graph/subgraph-schema";
import { isUuid } from "@souk/kernel/uuid";
import type { CatalogStore } from "../domain/catalog-store.js";
import { catalogLoaders } from "./catalog-loaders.js";
import { productTypeFrom } from "./product-type.js";

/** A product by its key, also one that is not active or retired: carts and orders refer to it. */
export function catalogReferences(store: CatalogStore): Record<string, ReferenceResolver> {
  return {
    Product: async ({ id }, context) => {
      const product = isUuid(id) ? await catalogLoaders(store, context).products.load(id) : null;
      return product && productTypeFrom(product);
    },
  };
}
