import type { EntityManager } from "typeorm";
import type { Category, Product } from "../../domain/product/product.js";
import { ProductCategoryEntity } from "../category/product-category-entity.js";
import { ProductEntity } from "./product-entity.js";
import { productColumns, productFromRow, type ProductRow } from "./product-rows.js";

export type CategoryOfProduct = Category & { readonly productId: string };

/** Returns false when there is no such product, or it is retired. */
export async function changeProduct(
  manager: EntityManager,
  id: string,
  change: Partial<ProductEntity>,
): Promise<boolean> {
  const update = manager.createQueryBuilder().update(ProductEntity).set(change);
  const { affected } = await update.where("id = :id and deleted_at is null", { id }).execute();
  return affected === 1;
}

export async function readProduct(manager: EntityManager, id: string): Promise<Product | null> {
  const sql = `select ${productColumns} from products product where product.id = $1`;
  const [row]: ProductRow[] = await manager.query(sql, [id]);
  return row ? productFromRow(row) : null;
}

export async function readProducts(manager: EntityManager, ids: readonly string[]): Promise<readonly Product[]> {
  const sql = `select ${productColumns} from products product where product.id = any($1)`;
  const rows: ProductRow[] = await manager.query(sql, [ids]);
  return rows.map(productFromRow);
}

export function categoriesOf(
  manager: EntityManager,
  productIds: readonly string[],
): Promise<readonly CategoryOfProduct[]> {
  return manager.query(
    `select membership.product_id as "productId", category.id, category.name, category.slug, category.description
     from product_categories membership join categories category on category.id = membership.category_id
     where membership.product_id = any($1) order by category.name, category.id`,
    [productIds],
  );
}

export async function insertCategories(
  manager: EntityManager,
  productId: string,
  categoryIds: readonly string[],
): Promise<void> {
  if (categoryIds.length === 0) return;
  await manager.insert(
    ProductCategoryEntity,
    categoryIds.map((categoryId) => ({ productId, categoryId })),
  );
}
