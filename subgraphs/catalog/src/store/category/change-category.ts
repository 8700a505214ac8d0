import { auditJobs, type AdminAct } from "@souk/kernel/audit/admin-act";
import type { Database } from "@souk/kernel/database/database";
import { violatedConstraint } from "@souk/kernel/database/database-error";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import type { CategoryChange } from "../../domain/catalog-store.js";
import type { Category } from "../../domain/product/product.js";
import { CategoryEntity } from "./category-entity.js";

const targetType = "Category";

export async function updateCategory(
  database: Database,
  id: string,
  change: CategoryChange,
  act: AdminAct,
): Promise<Category | null | "slugTaken"> {
  try {
    return await database.transaction(async (manager) => {
      const found = await lockedCategory(manager, id);
      if (!found) return null;
      const category = { ...found, ...change };
      if (Object.keys(change).length > 0) await manager.update(CategoryEntity, { id }, change);
      const [{ id: _id, ...before }, { id: _same, ...after }] = [found, category];
      await enqueueAll(manager, auditJobs(act, { targetType, targetId: id, before, after }));
      return category;
    });
  } catch (error) {
    if (violatedConstraint(error) === "categories_slug") return "slugTaken";
    throw error;
  }
}

export function deleteCategory(database: Database, id: string, act: AdminAct): Promise<boolean> {
  return database.transaction(async (manager) => {
    const found = await lockedCategory(manager, id);
    if (!found) return false;
    const [counted]: { products: number }[] = await manager.query(
      `select count(*)::int as products from product_categories where category_id = $1`,
      [id],
    );
    await manager.delete(CategoryEntity, { id });
    const { id: _id, ...plain } = found;
    const before = { ...plain, products: counted?.products ?? 0 };
    await enqueueAll(manager, auditJobs(act, { targetType, targetId: id, before, after: null }));
    return true;
  });
}

async function lockedCategory(manager: EntityManager, id: string): Promise<Category | null> {
  const [category]: Category[] = await manager.query(
    `select id, name, slug, description from categories where id = $1 for update`,
    [id],
  );
  return category ?? null;
}
