import type { ReferenceResolver } from "@souk/kernel/graph/federation-fields";
import { ProductStockType } from "./product-stock-type.js";

/** Resolves any product id; only the catalog knows whether the product exists. The reference carries its `kind`. */
export const inventoryReferences: Record<string, ReferenceResolver> = {
  Product: (reference) => Object.assign(new ProductStockType(), reference),
};
