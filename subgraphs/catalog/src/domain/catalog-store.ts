import type { AdminAct } from "@souk/kernel/admin-act";
import type { PageRequest } from "@souk/kernel/page";
import type { Category, Product, ProductImage } from "./product.js";
import type { ListedProduct, ProductFilter } from "./product-filter.js";

export interface NewProduct {
  readonly product: Product;
  readonly categoryIds: readonly string[];
  /** Units to receive in inventory; sent from the outbox of the same transaction. */
  readonly initialStock: number;
  /** Null: no admin's, but a service's. */
  readonly act: AdminAct | null;
}

/** When something is changed, and by which act of an admin; null for a service's. */
export interface ChangeCause {
  readonly at: Date;
  readonly act: AdminAct | null;
}

export interface ProductChange {
  readonly sku?: string;
  readonly slug?: string;
  readonly name?: string;
  readonly description?: string | null;
  readonly priceMinor?: number;
  readonly isActive?: boolean;
  readonly tags?: readonly string[];
  readonly categoryIds?: readonly string[];
}

/** What of another product, or category, is in the way. */
export type TakenKey = "skuTaken" | "slugTaken";

export interface CategoryChange {
  readonly name?: string;
  readonly slug?: string;
  readonly description?: string | null;
}

/** The same for many products; what is both added and removed is removed. */
export interface ProductsChange {
  readonly isActive?: boolean;
  readonly addTags: readonly string[];
  readonly removeTags: readonly string[];
  readonly addCategoryIds: readonly string[];
  readonly removeCategoryIds: readonly string[];
}

export type UpdateProductsStoreOutcome =
  | { readonly kind: "updated"; readonly products: readonly Product[] }
  /** Nothing was changed: these would have more than a product may. */
  | { readonly kind: "tooMany"; readonly of: readonly { readonly id: string; readonly what: "tags" | "categories" }[] };

export type InsertProductOutcome = "inserted" | "idTaken" | "skuTaken" | "slugTaken";

/** What the catalog's rules need from storage. A retired product is found by its id alone. Acts of admins go into the audit log with their change. */
export interface CatalogStore {
  findProducts(ids: readonly string[]): Promise<readonly Product[]>;
  findProductBy(key: "id" | "sku" | "slug", value: string): Promise<Product | null>;
  listProducts(filter: ProductFilter, page: PageRequest): Promise<readonly ListedProduct[]>;
  /** `catalogState`: as a list has just seen it; in the same state nothing is counted twice. */
  countProducts(filter: ProductFilter, catalogState?: string): Promise<number>;
  /** The first page of each category in one statement. */
  listByCategory(
    categoryIds: readonly string[],
    filter: ProductFilter,
    page: PageRequest,
  ): Promise<readonly (ListedProduct & { categoryId: string })[]>;
  /** As lists see it, for figures that are asked for without one. */
  seeState(): Promise<string | undefined>;
  countByCategory(
    categoryIds: readonly string[],
    filter: ProductFilter,
    catalogState?: string,
  ): Promise<ReadonlyMap<string, number>>;
  insertProduct(created: NewProduct): Promise<InsertProductOutcome>;
  /** Null when there is no such product, or it is retired. */
  updateProduct(id: string, change: ProductChange, cause: ChangeCause): Promise<Product | null | TakenKey>;
  /** All of those that are there, or none. */
  updateProducts(
    ids: readonly string[],
    change: ProductsChange,
    cause: ChangeCause,
  ): Promise<UpdateProductsStoreOutcome>;
  /** Takes the product from sale for good and frees its SKU. False when there is none. */
  retireProduct(id: string, cause: ChangeCause): Promise<boolean>;
  addImage(productId: string, image: Omit<ProductImage, "position">, act: AdminAct | null): Promise<Product | null>;
  /** Null when the product has no such picture. */
  removeImage(productId: string, imageId: string, cause: ChangeCause): Promise<Product | null>;
  /** `otherImages`: these are not all that it has. */
  reorderImages(
    productId: string,
    imageIds: readonly string[],
    cause: ChangeCause,
  ): Promise<Product | null | "otherImages">;
  /** Null when there is no such picture. */
  updateImage(imageId: string, alt: string | null, cause: ChangeCause): Promise<Product | null>;
  categories(): Promise<readonly Category[]>;
  findCategoriesBySlug(slugs: readonly string[]): Promise<readonly Category[]>;
  categoriesOfProducts(productIds: readonly string[]): Promise<readonly (Category & { productId: string })[]>;
  /** False when the slug is taken. */
  insertCategory(category: Category, act: AdminAct | null): Promise<boolean>;
  /** Null when there is none. */
  updateCategory(id: string, change: CategoryChange, act: AdminAct): Promise<Category | null | "slugTaken">;
  /** False when there is none. */
  deleteCategory(id: string, act: AdminAct): Promise<boolean>;
}
