import type { CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import { categoryFields } from "@souk/kernel/fields/category-fields";
import { allColumns, fromRow, toRow, type StoredRow } from "@souk/kernel/fields/columns";
import type { EntityManager } from "typeorm";
import type { Category } from "../../domain/category/category.js";
import { changeRow, insertRows, type Table } from "../record-sql.js";
import { ProductCategoryEntity } from "./product-category-entity.js";

const categories: Table = {
  name: "categories",
  columns: [{ name: "id", type: "uuid" }, ...allColumns(categoryFields), { name: "custom", type: "jsonb" }],
};

/** A row with the columns of `categoryColumns`. */
export interface CategoryRow extends StoredRow {
  readonly id: string;
  readonly custom: CustomValues;
}

/** The columns of `categories category`. */
export const categoryColumns = categories.columns.map(({ name }) => `category.${name}`).join(", ");

export function categoryFromRow(row: CategoryRow): Category {
  return { id: row.id, custom: row.custom, ...fromRow(categoryFields, row) };
}

export function insertCategories(manager: EntityManager, added: readonly Category[]): Promise<void> {
  return insertRows(
    manager,
    categories,
    added.map(({ id, custom, ...values }) => ({ id, custom, ...toRow(categoryFields, values) })),
  );
}

export function changeCategory(
  manager: EntityManager,
  id: string,
  set: StoredRow,
  custom: CustomValues | undefined,
): Promise<boolean> {
  return changeRow(manager, categories, { id, set, custom });
}

/** Reads categories in the order of their names. */
export async function readCategories(
  manager: EntityManager,
  where = "true",
  values: readonly unknown[] = [],
): Promise<readonly Category[]> {
  const rows: CategoryRow[] = await manager.query(
    `select ${categoryColumns} from categories category where ${where} order by category.name, category.id`,
    [...values],
  );
  return rows.map(categoryFromRow);
}

export type CategoryOfProduct = Category & { readonly productId: string };

export async function categoriesOf(
  manager: EntityManager,
  productIds: readonly string[],
): Promise<readonly CategoryOfProduct[]> {
  const rows: (CategoryRow & { readonly product_id: string })[] = await manager.query(
    `select membership.product_id, ${categoryColumns}
     from product_categories membership join categories category on category.id = membership.category_id
     where membership.product_id = any($1) order by category.name, category.id`,
    [productIds],
  );
  return rows.map((row) => ({ productId: row.product_id, ...categoryFromRow(row) }));
}

export async function insertMemberships(
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
