import type { Clock } from "@souk/kernel/values/clock";
import { addProductImage } from "./image/add-product-image.js";
import type { CatalogCustomFields } from "./catalog-custom-fields.js";
import type { CatalogStore } from "./catalog-store.js";
import { removeProductImage, reorderProductImages, updateProductImage } from "./image/change-product-images.js";
import { createCategory } from "./category/create-category.js";
import { createCourseProduct } from "./course-product/create-course-product.js";
import { createProduct } from "./product/create-product.js";
import { deleteCategory } from "./category/delete-category.js";
import { deleteProduct } from "./product/delete-product.js";
import { findProduct } from "./product/find-product.js";
import { importCategoryRecord } from "./import/import-category-record.js";
import { importProductRecord } from "./import/import-product-record.js";
import { importProducts } from "./import/import-products.js";
import type { ImportStore } from "./import/import-store.js";
import { listCategoryProducts } from "./search/list-category-products.js";
import { listTags } from "./search/list-tags.js";
import { listProducts } from "./search/list-products.js";
import type { ProductFinder } from "./search/product-finder.js";
import { recordRating } from "./product/record-rating.js";
import { relatedProducts } from "./search/related-products.js";
import { setCourseProductActive, updateCourseProduct } from "./course-product/update-course-product.js";
import type { InventoryPeer, NotificationsPeer } from "./peers.js";
import type { StockMailStore } from "./stock-mail/stock-mail-store.js";
import { stockMails } from "./stock-mail/stock-mails.js";
import { suggestProducts } from "./search/suggest-products.js";
import { updateCategory } from "./category/update-category.js";
import { updateProduct } from "./product/update-product.js";
import { updateProducts } from "./product/update-products.js";
import type { WishlistStore } from "./wishlist/wishlist-store.js";
import { wishlists } from "./wishlist/wishlists.js";

export interface CatalogDependencies {
  readonly store: CatalogStore;
  readonly finder: ProductFinder;
  readonly imports: ImportStore;
  readonly stockMails: StockMailStore;
  readonly wishlists: WishlistStore;
  readonly inventory: InventoryPeer;
  readonly notifications: NotificationsPeer;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The shop's one currency. */
  readonly currency: string;
  readonly customFields: CatalogCustomFields;
  readonly publicUrl: string;
}

export type CatalogDomain = ReturnType<typeof catalogDomain>;

/** Builds all operations of the catalog domain. */
export function catalogDomain(deps: CatalogDependencies) {
  return {
    store: deps.store,
    customFields: deps.customFields,
    findProduct: findProduct(deps),
    listProducts: listProducts(deps),
    listCategoryProducts: listCategoryProducts(deps),
    listTags: listTags(deps),
    suggestProducts: suggestProducts(deps),
    relatedProducts: relatedProducts(deps),
    createProduct: createProduct(deps),
    updateProduct: updateProduct(deps),
    deleteProduct: deleteProduct(deps),
    addProductImage: addProductImage(deps),
    removeProductImage: removeProductImage(deps),
    reorderProductImages: reorderProductImages(deps),
    updateProductImage: updateProductImage(deps),
    updateProducts: updateProducts(deps),
    importProducts: importProducts(deps),
    importers: { categories: importCategoryRecord(deps), products: importProductRecord(deps) },
    createCategory: createCategory(deps),
    updateCategory: updateCategory(deps),
    deleteCategory: deleteCategory(deps),
    createCourseProduct: createCourseProduct(deps),
    updateCourseProduct: updateCourseProduct(deps),
    setCourseProductActive: setCourseProductActive(deps),
    recordRating: recordRating(deps),
    ...stockMails(deps),
    ...wishlists(deps),
  };
}
