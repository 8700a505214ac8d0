import type { Clock } from "@souk/kernel/values/clock";
import { addProductImage } from "./add-product-image.js";
import type { CatalogStore } from "./catalog-store.js";
import { removeProductImage, reorderProductImages, updateProductImage } from "./change-product-images.js";
import { createCategory } from "./create-category.js";
import { createCourseProduct } from "./create-course-product.js";
import { createProduct } from "./create-product.js";
import { deleteCategory } from "./delete-category.js";
import { deleteProduct } from "./delete-product.js";
import { findProduct } from "./find-product.js";
import { importProducts } from "./import-products.js";
import type { ImportStore } from "./import-store.js";
import { listCategoryProducts } from "./list-category-products.js";
import { listProducts } from "./list-products.js";
import type { ProductFinder } from "./product-finder.js";
import { relatedProducts } from "./related-products.js";
import { setCourseProductActive } from "./set-course-product-active.js";
import type { StockLists } from "./stock-lists.js";
import type { StockReceiver } from "./stock-receiver.js";
import { suggestProducts } from "./suggest-products.js";
import { updateCourseProduct } from "./update-course-product.js";
import { updateCategory } from "./update-category.js";
import { updateProduct } from "./update-product.js";
import { updateProducts } from "./update-products.js";

export interface CatalogParts {
  readonly store: CatalogStore;
  readonly finder: ProductFinder;
  readonly imports: ImportStore;
  readonly stock: StockReceiver;
  readonly stockLists: StockLists;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The shop's one currency. */
  readonly currency: string;
}

export type CatalogDomain = ReturnType<typeof catalogDomain>;

/** Builds all operations of the catalog domain. */
export function catalogDomain(parts: CatalogParts) {
  return {
    store: parts.store,
    findProduct: findProduct(parts),
    listProducts: listProducts(parts),
    listCategoryProducts: listCategoryProducts(parts),
    suggestProducts: suggestProducts(parts),
    relatedProducts: relatedProducts(parts),
    createProduct: createProduct(parts),
    updateProduct: updateProduct(parts),
    deleteProduct: deleteProduct(parts),
    addProductImage: addProductImage(parts),
    removeProductImage: removeProductImage(parts),
    reorderProductImages: reorderProductImages(parts),
    updateProductImage: updateProductImage(parts),
    updateProducts: updateProducts(parts),
    importProducts: importProducts(parts),
    createCategory: createCategory(parts),
    updateCategory: updateCategory(parts),
    deleteCategory: deleteCategory(parts),
    createCourseProduct: createCourseProduct(parts),
    updateCourseProduct: updateCourseProduct(parts),
    setCourseProductActive: setCourseProductActive(parts),
  };
}
