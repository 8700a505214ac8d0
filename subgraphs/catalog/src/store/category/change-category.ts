import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import type { Database } from "@souk/kernel/database/database";
import { violatedConstraint } from "@souk/kernel/database/database-error";
import { categoryFields } from "@souk/kernel/fields/category-fields";
import { toRow } from "@souk/kernel/fields/columns";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import type { CategoryChange } from "../../domain/catalog-store.js";
import { auditedCategory } from "../../domain/category/audited-category.js";
import type { Category } from "../../domain/category/category.js";
import {
  categoryColumns,
  categoryFromRow,
  changeCategory,
  insertCategories,
  type CategoryRow,
} from "./category-rows.js";

const targetType = "Category";

/** Returns false when the slug is taken. */
export async function insertCategory(
  database: Database,
  category: Category,
  action: AdminAction | null,
): Promise<boolean> {
  const { id } = category;
  const after = auditedCategory(category);
  try {
    await database.transaction(async (manager) => {
      await insertCategories(manager, [category]);
      await enqueueAll(manager, auditJobs(action, { targetType, targetId: id, before: null, after }));
    });
    return true;
  } catch (error) {
    if (violatedConstraint(error) === "categories_slug") return false;
    throw error;
  }
}

export async function updateCategory(
  database: Database,
  id: string,
  { custom, ...change }: CategoryChange,
  action: AdminAction,
): Promise<Category | null | "slugTaken"> {
  try {
    return await database.transaction(async (manager) => {
      const found = await lockedCategory(manager, id);
      if (!found) return null;
      const category = { ...found, ...change, custom: { ...found.custom, ...custom } };
      const set = toRow(categoryFields, change);
      const isChanged = Object.keys(set).length > 0 || Object.keys(custom ?? {}).length > 0;
      if (isChanged) await changeCategory(manager, id, set, custom);
      const [before, after] = [auditedCategory(found), auditedCategory(category)];
      await enqueueAll(manager, auditJobs(action, { targetType, targetId: id, before, after }));
      return category;
    });
  } catch (error) {
    if (violatedConstraint(error) === "categories_slug") return "slugTaken";
    throw error;
  }
}

export function deleteCategory(database: Database, id: string, action: AdminAction): Promise<boolean> {
  return database.transaction(async (manager) => {
    const found = await lockedCategory(manager, id);
    if (!found) return false;
    const [counted]: { products: number }[] = await manager.query(
      `select count(*)::int as products from product_categories where category_id = $1`,
      [id],
    );
    await manager.query(`delete from categories where id = $1`, [id]);
    const before = { ...auditedCategory(found), products: counted?.products ?? 0 };
    await enqueueAll(manager, auditJobs(action, { targetType, targetId: id, before, after: null }));
    return true;
  });
}

async function lockedCategory(manager: EntityManager, id: string): Promise<Category | null> {
  const [row]: CategoryRow[] = await manager.query(
    `select ${categoryColumns} from categories category where category.id = $1 for update`,
    [id],
  );
  return row ? categoryFromRow(row) : null;
}
