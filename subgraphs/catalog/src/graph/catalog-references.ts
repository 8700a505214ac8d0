import type { ReferenceResolver } from "@souk/kernel/graph/federation-fields";
import { isUuid } from "@souk/kernel/values/uuid";
import type { CatalogStore } from "../domain/catalog-store.js";
import { catalogLoaders } from "./catalog-loaders.js";
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
