import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import type { Database } from "@souk/kernel/database/database";
import { violatedConstraint } from "@souk/kernel/database/database-error";
import { uncachedChanges, type EntityChanges } from "@souk/kernel/cache/entities/entity-changes";
import type { MemoizedFigures } from "@souk/kernel/cache/memoized-figures";
import { toRow } from "@souk/kernel/fields/columns";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import type {
  CatalogStore,
  CategoryChange,
  ChangeCause,
  ExpectingCause,
  InsertProductOutcome,
  NewProduct,
  ProductChange,
  ProductsChange,
  TakenKey,
  UpdateProductsStoreOutcome,
} from "../../domain/catalog-store.js";
import type { Category } from "../../domain/category/category.js";
import type { Product, ProductImage } from "../../domain/product/product.js";
import type { CopiedRating } from "../../domain/product/product-rating.js";
import { auditProduct, lockedSnapshot } from "./audit-product.js";
import { removeImage, reorderImages, updateImage } from "../image/change-images.js";
import { deleteCategory, insertCategory, updateCategory } from "../category/change-category.js";
import { insertMemberships } from "../category/category-rows.js";
import type { ProductCustomSorts } from "../search/product-list-sql.js";
import { updateProducts } from "./change-products.js";
import type { NotifiedDatabase } from "../notified-database.js";
import { productFields } from "../../domain/product/product-fields.js";
import { ProductReader } from "./product-reader.js";
import { changeProduct, hasVersion, insertProducts, readProduct } from "./product-rows.js";
import { ProductCategoryEntity } from "../category/product-category-entity.js";

/** Stores the catalog in PostgreSQL. */
export class ProductRepository extends ProductReader implements CatalogStore {
  constructor(
    database: Database,
    private readonly changes: EntityChanges = uncachedChanges,
    figures?: MemoizedFigures,
    customSorts?: ProductCustomSorts,
  ) {
    super(database, figures, customSorts);
  }

  async insertProduct({ product, categoryIds, initialStock, action }: NewProduct): Promise<InsertProductOutcome> {
    try {
      await this.database.transaction(async (manager) => {
        await insertProducts(manager, [product]);
        await insertMemberships(manager, product.id, categoryIds);
        const receipt = { task: "receiveInitialStock", data: { productId: product.id, quantity: initialStock } };
        await enqueueAll(manager, product.kind === "PHYSICAL" ? [receipt] : []);
        await auditProduct(manager, { action, id: product.id, before: null });
      });
      return "inserted";
    } catch (error) {
      if (violatedConstraint(error) === "products_pkey") return "idTaken";
      const conflict = takenKey(error);
      if (conflict) return conflict;
      throw error;
    }
  }

  async recordRating({ productId, average, count, score, version }: CopiedRating): Promise<boolean> {
    const [{ is_known }]: [{ is_known: boolean }] = await this.database.manager.query(
      `with changed as (
         update products set rating_average = $2, rating_count = $3, rating_score = $4, rating_version = $5
         where id = $1 and rating_version < $5
       )
       select exists (select from products where id = $1) as is_known`,
      [productId, average, count, score, version],
    );
    return is_known;
  }

  async updateProduct(
    id: string,
    change: ProductChange,
    cause: ExpectingCause,
  ): Promise<Product | null | TakenKey | "otherVersion"> {
    try {
      return await this.updateUntaken(id, change, cause);
    } catch (error) {
      const conflict = takenKey(error);
      if (conflict) return conflict;
      throw error;
    }
  }

  private updateUntaken(
    id: string,
    { categoryIds, custom, ...values }: ProductChange,
    cause: ExpectingCause,
  ): Promise<Product | null | "otherVersion"> {
    return this.database.transaction(async (manager) => {
      if (!(await isExpected(manager, id, cause))) return "otherVersion";
      const change = { ...toRow(productFields, values), updated_at: cause.at };
      const before = cause.action && (await lockedSnapshot(manager, id));
      if (!(await changeProduct(manager, id, change, custom))) return null;
      if (categoryIds) {
        await manager.delete(ProductCategoryEntity, { productId: id });
        await insertMemberships(manager, id, categoryIds);
      }
      await auditProduct(manager, { action: cause.action, id, before });
      return this.notified(manager, await readProduct(manager, id));
    });
  }

  retireProduct(id: string, cause: ExpectingCause): Promise<boolean | "otherVersion"> {
    const { at, action } = cause;
    return this.database.transaction(async (manager) => {
      if (!(await isExpected(manager, id, cause))) return "otherVersion";
      const before = action && (await lockedSnapshot(manager, id));
      if (!(await changeProduct(manager, id, { deleted_at: at, updated_at: at, is_active: false }))) return false;
      await enqueueAll(manager, auditJobs(action, { targetType: "Product", targetId: id, before, after: null }));
      await this.changes.beforeCommit(manager, "Product", [id.toLowerCase()]);
      return true;
    });
  }

  addImage(
    productId: string,
    image: Omit<ProductImage, "position">,
    action: AdminAction | null,
  ): Promise<Product | null> {
    return this.database.transaction(async (manager) => {
      // The update locks the product's row, so that two concurrent images get different positions.
      const [, affected]: [unknown, number] = await manager.query(
        `update products set updated_at = now() where id = $1`,
        [productId],
      );
      if (affected === 0) return null;
      const before = action && (await lockedSnapshot(manager, productId));
      await manager.query(
        `insert into product_images (id, product_id, url, alt, position)
         select $1, $2, $3, $4, coalesce(max(position) + 1, 0) from product_images where product_id = $2`,
        [image.id, productId, image.url, image.alt],
      );
      await auditProduct(manager, { action, id: productId, before });
      return this.notified(manager, await readProduct(manager, productId));
    });
  }

  updateProducts(
    ids: readonly string[],
    change: ProductsChange,
    cause: ChangeCause,
  ): Promise<UpdateProductsStoreOutcome> {
    return updateProducts(this.notifiedDatabase, ids, change, cause);
  }

  removeImage(productId: string, imageId: string, cause: ChangeCause): Promise<Product | null> {
    return removeImage(this.notifiedDatabase, productId, imageId, cause);
  }

  reorderImages(
    productId: string,
    imageIds: readonly string[],
    cause: ChangeCause,
  ): Promise<Product | null | "otherImages"> {
    return reorderImages(this.notifiedDatabase, productId, imageIds, cause);
  }

  updateImage(imageId: string, alt: string | null, cause: ChangeCause): Promise<Product | null> {
    return updateImage(this.notifiedDatabase, imageId, alt, cause);
  }

  insertCategory(category: Category, action: AdminAction | null): Promise<boolean> {
    return insertCategory(this.database, category, action);
  }

  updateCategory(id: string, change: CategoryChange, action: AdminAction): Promise<Category | null | "slugTaken"> {
    return updateCategory(this.database, id, change, action);
  }

  deleteCategory(id: string, action: AdminAction): Promise<boolean> {
    return deleteCategory(this.database, id, action);
  }

  private get notifiedDatabase(): NotifiedDatabase {
    return { database: this.database, changes: this.changes };
  }

  /** Notifies caches before the commit, by the id in the database; the caller may have spelled the id differently. */
  private async notified(manager: EntityManager, product: Product | null): Promise<Product | null> {
    if (product) await this.changes.beforeCommit(manager, "Product", [product.id]);
    return product;
  }
}

async function isExpected(manager: EntityManager, id: string, { expectedVersion }: ExpectingCause): Promise<boolean> {
  return expectedVersion === undefined || hasVersion(manager, id, expectedVersion);
}

function takenKey(error: unknown): TakenKey | null {
  const constraint = violatedConstraint(error);
  if (constraint === "products_sku") return "skuTaken";
  return constraint === "products_slug" ? "slugTaken" : null;
}
