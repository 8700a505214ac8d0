import { auditJobs, type AdminAct } from "@souk/kernel/audit/admin-act";
import type { Database } from "@souk/kernel/database/database";
import { violatedConstraint } from "@souk/kernel/database/database-error";
import { untoldChanges, type EntityChanges } from "@souk/kernel/cache/entities/entity-changes";
import { KeptFigures } from "@souk/kernel/cache/kept-figures";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { PageRequest } from "@souk/kernel/values/page";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import type { EntityManager } from "typeorm";
import type {
  CatalogStore,
  CategoryChange,
  ChangeCause,
  InsertProductOutcome,
  NewProduct,
  ProductChange,
  ProductsChange,
  TakenKey,
  UpdateProductsStoreOutcome,
} from "../../domain/catalog-store.js";
import type { Category, Product, ProductImage } from "../../domain/product/product.js";
import type { ListedProduct, ProductFilter, ProductOrder } from "../../domain/search/product-filter.js";
import { auditProduct, lockedSnapshot } from "./audit-product.js";
import { catalogState, isOfCatalogAlone, keptFigures } from "../catalog-state.js";
import { CategoryEntity } from "../category/category-entity.js";
import { deleteCategory, updateCategory } from "../category/change-category.js";
import { removeImage, reorderImages, updateImage } from "../image/change-images.js";
import {
  categoriesOf,
  changeProduct,
  insertCategories,
  readProduct,
  type CategoryOfProduct,
} from "./change-product.js";
import { updateProducts } from "./change-products.js";
import type { ToldDatabase } from "../notified-database.js";
import { ProductCategoryEntity } from "../category/product-category-entity.js";
import { ProductEntity } from "./product-entity.js";
import { productColumns, productFromRow, type ProductRow } from "./product-rows.js";
import { filterConditions, pageClauses, sortColumn } from "../search/product-list-sql.js";

type ListedRow = ProductRow & { readonly sort_value: string | Date; readonly catalog_state: string };

/** Stores the catalog in PostgreSQL. */
export class ProductRepository implements CatalogStore {
  constructor(
    private readonly database: Database,
    private readonly changes: EntityChanges = untoldChanges,
    private readonly figures = new KeptFigures(keptFigures),
  ) {}

  async findProducts(ids: readonly string[]): Promise<readonly Product[]> {
    return (await this.rows(`where product.id = any($1)`, [ids])).map(productFromRow);
  }

  async findProductBy(key: "id" | "sku" | "slug", value: string): Promise<Product | null> {
    const [row] = await this.rows(`where product.${key} = $1 and product.deleted_at is null`, [value]);
    return row ? productFromRow(row) : null;
  }

  async listProducts(filter: ProductFilter, page: PageRequest): Promise<readonly ListedProduct[]> {
    const parameters = new SqlParameters();
    const conditions = filterConditions(filter, parameters);
    const sort = sortColumn(page.order as ProductOrder, filter, parameters);
    const { start, order } = pageClauses(sort, page, parameters);
    const sql = `select ${productColumns}, ${sort.value} as sort_value, ${catalogState} as catalog_state
      from products product where ${conditions} and ${start} ${order}`;
    const rows: ListedRow[] = await this.database.manager.query(sql, parameters.values);
    return rows.map(listedFromRow);
  }

  countProducts(filter: ProductFilter, state?: string): Promise<number> {
    return this.figures.get(isOfCatalogAlone(filter) ? state : undefined, { count: filter }, async () => {
      const parameters = new SqlParameters();
      const sql = `select count(*)::int as count from products product where ${filterConditions(filter, parameters)}`;
      const [row]: { count: number }[] = await this.database.manager.query(sql, parameters.values);
      return row?.count ?? 0;
    });
  }

  async listByCategory(
    categoryIds: readonly string[],
    filter: ProductFilter,
    page: PageRequest,
  ): Promise<readonly (ListedProduct & { categoryId: string })[]> {
    const parameters = new SqlParameters();
    const ids = parameters.add(categoryIds);
    const conditions = filterConditions(filter, parameters);
    const sort = sortColumn(page.order as ProductOrder, filter, parameters);
    const { start, order } = pageClauses(sort, page, parameters);
    const sql = `
      select wanted.id as category_id, listed.* from unnest(${ids}::uuid[]) as wanted(id)
      cross join lateral (
        select ${productColumns}, ${sort.value} as sort_value, ${catalogState} as catalog_state
        from product_categories membership join products product on product.id = membership.product_id
        where membership.category_id = wanted.id and ${conditions} and ${start} ${order}
      ) listed`;
    const rows: (ListedRow & { category_id: string })[] = await this.database.manager.query(sql, parameters.values);
    return rows.map((row) => ({ ...listedFromRow(row), categoryId: row.category_id }));
  }

  async seeState(): Promise<string | undefined> {
    const [seen]: { state: string }[] = await this.database.manager.query(`select ${catalogState} as state`);
    return seen?.state;
  }

  countByCategory(
    categoryIds: readonly string[],
    filter: ProductFilter,
    state?: string,
  ): Promise<ReadonlyMap<string, number>> {
    return this.figures.get(state, { categoryIds, filter }, async () => {
      const parameters = new SqlParameters();
      const sql = `
        select membership.category_id, count(*)::int as count
        from product_categories membership join products product on product.id = membership.product_id
        where membership.category_id = any(${parameters.add(categoryIds)}) and ${filterConditions(filter, parameters)}
        group by membership.category_id`;
      const rows: { category_id: string; count: number }[] = await this.database.manager.query(sql, parameters.values);
      return new Map(rows.map((row) => [row.category_id, row.count]));
    });
  }

  async insertProduct({ product, categoryIds, initialStock, act }: NewProduct): Promise<InsertProductOutcome> {
    const { images: _none, price, tags, ...plain } = product;
    try {
      await this.database.transaction(async (manager) => {
        await manager.insert(ProductEntity, {
          ...plain,
          tags: [...tags],
          priceMinor: price.amountMinor,
          currency: price.currency,
          deletedAt: null,
        });
        await insertCategories(manager, product.id, categoryIds);
        const receipt = { task: "receiveInitialStock", data: { productId: product.id, quantity: initialStock } };
        await enqueueAll(manager, product.kind === "PHYSICAL" ? [receipt] : []);
        await auditProduct(manager, { act, id: product.id, before: null });
      });
      return "inserted";
    } catch (error) {
      if (violatedConstraint(error) === "products_pkey") return "idTaken";
      const taken = takenKey(error);
      if (taken) return taken;
      throw error;
    }
  }

  async updateProduct(id: string, change: ProductChange, cause: ChangeCause): Promise<Product | null | TakenKey> {
    try {
      return await this.updateUntaken(id, change, cause);
    } catch (error) {
      const taken = takenKey(error);
      if (taken) return taken;
      throw error;
    }
  }

  private updateUntaken(
    id: string,
    { categoryIds, ...columns }: ProductChange,
    cause: ChangeCause,
  ): Promise<Product | null> {
    return this.database.transaction(async (manager) => {
      const { tags, ...plain } = columns;
      const change = { ...plain, ...(tags === undefined ? {} : { tags: [...tags] }), updatedAt: cause.at };
      const before = cause.act && (await lockedSnapshot(manager, id));
      if (!(await changeProduct(manager, id, change))) return null;
      if (categoryIds) {
        await manager.delete(ProductCategoryEntity, { productId: id });
        await insertCategories(manager, id, categoryIds);
      }
      await auditProduct(manager, { act: cause.act, id, before });
      return this.told(manager, await readProduct(manager, id));
    });
  }

  retireProduct(id: string, { at, act }: ChangeCause): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const before = act && (await lockedSnapshot(manager, id));
      if (!(await changeProduct(manager, id, { deletedAt: at, updatedAt: at, isActive: false }))) return false;
      await enqueueAll(manager, auditJobs(act, { targetType: "Product", targetId: id, before, after: null }));
      await this.changes.beforeCommit(manager, "Product", [id.toLowerCase()]);
      return true;
    });
  }

  addImage(productId: string, image: Omit<ProductImage, "position">, act: AdminAct | null): Promise<Product | null> {
    return this.database.transaction(async (manager) => {
      // The update locks the product's row, so that two concurrent images get different positions.
      const { affected } = await manager.update(ProductEntity, { id: productId }, { updatedAt: () => "now()" });
      if (affected === 0) return null;
      const before = act && (await lockedSnapshot(manager, productId));
      await manager.query(
        `insert into product_images (id, product_id, url, alt, position)
         select $1, $2, $3, $4, coalesce(max(position) + 1, 0) from product_images where product_id = $2`,
        [image.id, productId, image.url, image.alt],
      );
      await auditProduct(manager, { act, id: productId, before });
      return this.told(manager, await readProduct(manager, productId));
    });
  }

  updateProducts(
    ids: readonly string[],
    change: ProductsChange,
    cause: ChangeCause,
  ): Promise<UpdateProductsStoreOutcome> {
    return updateProducts(this.toldDatabase, ids, change, cause);
  }

  removeImage(productId: string, imageId: string, cause: ChangeCause): Promise<Product | null> {
    return removeImage(this.toldDatabase, productId, imageId, cause);
  }

  reorderImages(
    productId: string,
    imageIds: readonly string[],
    cause: ChangeCause,
  ): Promise<Product | null | "otherImages"> {
    return reorderImages(this.toldDatabase, productId, imageIds, cause);
  }

  updateImage(imageId: string, alt: string | null, cause: ChangeCause): Promise<Product | null> {
    return updateImage(this.toldDatabase, imageId, alt, cause);
  }

  async categories(): Promise<readonly Category[]> {
    return this.database.manager.find(CategoryEntity, { order: { name: "ASC", id: "ASC" } });
  }

  async findCategoriesBySlug(slugs: readonly string[]): Promise<readonly Category[]> {
    return this.database.manager.query(
      `select id, name, slug, description from categories where slug = any($1) order by name, id`,
      [slugs],
    );
  }

  categoriesOfProducts(productIds: readonly string[]): Promise<readonly CategoryOfProduct[]> {
    return categoriesOf(this.database.manager, productIds);
  }

  async insertCategory(category: Category, act: AdminAct | null): Promise<boolean> {
    const { id, ...after } = category;
    const change = { targetType: "Category", targetId: id, before: null, after };
    try {
      await this.database.transaction(async (manager) => {
        await manager.insert(CategoryEntity, category);
        await enqueueAll(manager, auditJobs(act, change));
      });
      return true;
    } catch (error) {
      if (violatedConstraint(error) === "categories_slug") return false;
      throw error;
    }
  }

  updateCategory(id: string, change: CategoryChange, act: AdminAct): Promise<Category | null | "slugTaken"> {
    return updateCategory(this.database, id, change, act);
  }

  deleteCategory(id: string, act: AdminAct): Promise<boolean> {
    return deleteCategory(this.database, id, act);
  }

  private get toldDatabase(): ToldDatabase {
    return { database: this.database, changes: this.changes };
  }

  /** Notifies caches before the commit, by the id in the database; the caller may have spelled the id differently. */
  private async told(manager: EntityManager, product: Product | null): Promise<Product | null> {
    if (product) await this.changes.beforeCommit(manager, "Product", [product.id]);
    return product;
  }

  private rows(where: string, values: unknown[]): Promise<ProductRow[]> {
    return this.database.manager.query(`select ${productColumns} from products product ${where}`, values);
  }
}

function takenKey(error: unknown): TakenKey | null {
  const constraint = violatedConstraint(error);
  if (constraint === "products_sku") return "skuTaken";
  return constraint === "products_slug" ? "slugTaken" : null;
}

function listedFromRow(row: ListedRow): ListedProduct {
  const value = row.sort_value;
  const sortValue = value instanceof Date ? value.toISOString() : value;
  return { product: productFromRow(row), sortValue, catalogState: row.catalog_state };
}
