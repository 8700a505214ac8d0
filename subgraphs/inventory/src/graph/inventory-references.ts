import type { ReferenceResolver } from "@souk/kernel/graph/subgraph-schema";
import { ProductStockType } from "./product-stock-type.js";

/** Any product: whether there is one is the catalog's to know. Its `kind` comes along with the reference. */
export const inventoryReferences: Record<string, ReferenceResolver> = {
  Product: (reference) => Object.assign(new ProductStockType(), reference),
};
