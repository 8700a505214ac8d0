import type { Clock } from "@souk/kernel/clock";
import { addProductImage } from "./add-product-image.js";
import type { CatalogStore } from "./catalog-store.js";
import { createCategory } from "./create-category.js";
import { createCourseProduct } from "./create-course-product.js";
import { createProduct } from "./create-product.js";
import { deleteProduct } from "./delete-product.js";
import { findProduct } from "./find-product.js";
import { listCategoryProducts } from "./list-category-products.js";
import { listProducts } from "./list-products.js";
import { setCourseProductActive } from "./set-course-product-active.js";
import type { StockReceiver } from "./stock-receiver.js";
import { updateProduct } from "./update-product.js";

export interface CatalogParts {
  readonly store: CatalogStore;
  readonly stock: StockReceiver;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The shop's one currency. */
  readonly currency: string;
}

export type CatalogDomain = ReturnType<typeof catalogDomain>;

/** Everything that the catalog can do. */
export function catalogDomain(parts: CatalogParts) {
  return {
    store: parts.store,
    findProduct: findProduct(parts),
    listProducts: listProducts(parts),
    listCategoryProducts: listCategoryProducts(parts),
    createProduct: createProduct(parts),
    updateProduct: updateProduct(parts),
    deleteProduct: deleteProduct(parts),
    addProductImage: addProductImage(parts),
    createCategory: createCategory(parts),
    createCourseProduct: createCourseProduct(parts),
    setCourseProductActive: setCourseProductActive(parts),
  };
}
