import type { AdminAction } from "@souk/kernel/audit/admin-action";
import type { CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import type { CategoryFields } from "@souk/kernel/fields/category-fields";
import type { Change } from "@souk/kernel/fields/field";
import type { PageRequest } from "@souk/kernel/values/page";
import type { Category } from "./category/category.js";
import type { Product, ProductImage } from "./product/product.js";
import type { ProductFields } from "./product/product-fields.js";
import type { CopiedRating } from "./product/product-rating.js";
import type { ListedProduct, ProductFilter } from "./search/product-filter.js";

export interface NewProduct {
  readonly product: Product;
  readonly categoryIds: readonly string[];
  /** Units that inventory receives; sent from the outbox of the same transaction. */
  readonly initialStock: number;
  /** The admin action for the audit log; null when a service makes the change. */
  readonly action: AdminAction | null;
}

/** The time of a change, and the admin action behind it; null when a service makes the change. */
export interface ChangeCause {
  readonly at: Date;
  readonly action: AdminAction | null;
}

/** The cause of a change that may expect a version of the product; any version when absent. */
export interface ExpectingCause extends ChangeCause {
  readonly expectedVersion?: string | undefined;
}

export interface ProductChange extends Change<ProductFields> {
  readonly categoryIds?: readonly string[];
  /** The values to set; null removes a value. */
  readonly custom?: CustomValues;
}

/** The unique key that another product or category already has. */
export type TakenKey = "skuTaken" | "slugTaken";

export interface CategoryChange extends Change<CategoryFields> {
  /** The values to set; null removes a value. */
  readonly custom?: CustomValues;
}

/** The same change for many products. A value that is both added and removed is removed. */
export interface ProductsChange {
  readonly isActive?: boolean;
  readonly addTags: readonly string[];
  readonly removeTags: readonly string[];
  readonly addCategoryIds: readonly string[];
  readonly removeCategoryIds: readonly string[];
}

export type UpdateProductsStoreOutcome =
  | { readonly kind: "updated"; readonly products: readonly Product[] }
  /** Nothing was changed, because these products would exceed a limit. */
  | { readonly kind: "tooMany"; readonly of: readonly { readonly id: string; readonly what: "tags" | "categories" }[] };

/** A word of products, with the number of products on sale that have it. */
export interface Tag {
  readonly name: string;
  readonly productCount: number;
}

export type InsertProductOutcome = "inserted" | "idTaken" | "skuTaken" | "slugTaken";

/**
 * Storage for products and categories. A retired product is found only by its id. Admin actions are written to the
 * audit log in the same transaction.
 */
export interface CatalogStore {
  findProducts(ids: readonly string[]): Promise<readonly Product[]>;
  findProductBy(key: "id" | "sku" | "slug", value: string): Promise<Product | null>;
  listProducts(filter: ProductFilter, page: PageRequest): Promise<readonly ListedProduct[]>;
  /**
   * Counts the products of a filter. `catalogState` is the state that a list has just read; results for the same state
   * are cached.
   */
  countProducts(filter: ProductFilter, catalogState?: string): Promise<number>;
  /** Reads the first page of each category in one statement. */
  listByCategory(
    categoryIds: readonly string[],
    filter: ProductFilter,
    page: PageRequest,
  ): Promise<readonly (ListedProduct & { categoryId: string })[]>;
  /** Returns all tags of products on sale by name; cached until the catalog changes. */
  tags(): Promise<readonly Tag[]>;
  /** Returns the current catalog state, for counts that are requested without a list. Undefined when it is unknown. */
  seeState(): Promise<string | undefined>;
  countByCategory(
    categoryIds: readonly string[],
    filter: ProductFilter,
    catalogState?: string,
  ): Promise<ReadonlyMap<string, number>>;
  insertProduct(created: NewProduct): Promise<InsertProductOutcome>;
  /** Returns null when there is no such product, or it is retired; changes nothing of another version. */
  updateProduct(
    id: string,
    change: ProductChange,
    cause: ExpectingCause,
  ): Promise<Product | null | TakenKey | "otherVersion">;
  /** Changes all products that exist, or none. */
  updateProducts(
    ids: readonly string[],
    change: ProductsChange,
    cause: ChangeCause,
  ): Promise<UpdateProductsStoreOutcome>;
  /** Changes nothing when the product has this or a newer version of the rating. Returns false when no such product exists. */
  recordRating(rating: CopiedRating): Promise<boolean>;
  /** Takes the product off sale permanently and frees its SKU. Returns false when there is none. */
  retireProduct(id: string, cause: ExpectingCause): Promise<boolean | "otherVersion">;
  addImage(
    productId: string,
    image: Omit<ProductImage, "position">,
    action: AdminAction | null,
  ): Promise<Product | null>;
  /** Returns null when the product has no such image. */
  removeImage(productId: string, imageId: string, cause: ChangeCause): Promise<Product | null>;
  /** `otherImages`: the given ids are not exactly the images of the product. */
  reorderImages(
    productId: string,
    imageIds: readonly string[],
    cause: ChangeCause,
  ): Promise<Product | null | "otherImages">;
  /** Returns null when there is no such image. */
  updateImage(imageId: string, alt: string | null, cause: ChangeCause): Promise<Product | null>;
  categories(): Promise<readonly Category[]>;
  findCategories(ids: readonly string[]): Promise<readonly Category[]>;
  findCategoriesBySlug(slugs: readonly string[]): Promise<readonly Category[]>;
  categoriesOfProducts(productIds: readonly string[]): Promise<readonly (Category & { productId: string })[]>;
  /** Returns false when the slug is taken. */
  insertCategory(category: Category, action: AdminAction | null): Promise<boolean>;
  /** Returns null when there is none. */
  updateCategory(id: string, change: CategoryChange, action: AdminAction): Promise<Category | null | "slugTaken">;
  /** Returns false when there is none. */
  deleteCategory(id: string, action: AdminAction): Promise<boolean>;
}
