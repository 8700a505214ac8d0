import { randomUUID } from "node:crypto";
import { auditJobs, type AdminAction, type AuditSnapshot } from "@souk/kernel/audit/admin-action";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import { auditedCategory } from "../../domain/category/audited-category.js";
import { auditedProduct } from "../../domain/product/audited-product.js";
import { stockListOf } from "../../domain/import/import-products.js";
import type { ImportPlan, PlannedProduct } from "../../domain/import/plan-import.js";
import type { Product } from "../../domain/product/product.js";
import { insertCategories } from "../category/category-rows.js";
import { insertProducts, rewriteProducts } from "../product/product-rows.js";
import type { Category } from "../../domain/category/category.js";

/** Writes a whole plan. The number of statements does not depend on its size. */
export async function writeImport(manager: EntityManager, plan: ImportPlan, action: AdminAction): Promise<void> {
  await insertCategories(manager, plan.newCategories);
  const isNew = ({ before }: PlannedProduct): boolean => before === null;
  const productOf = ({ product }: PlannedProduct): Product => product;
  await insertProducts(manager, plan.products.filter(isNew).map(productOf));
  await rewriteProducts(manager, plan.products.filter((planned) => !isNew(planned)).map(productOf));
  await replaceCategories(manager, plan.products);
  await replaceImages(manager, plan.products);
  await enqueueAll(manager, [
    ...plan.newCategories.flatMap((category) => auditCreation(category, action)),
    ...plan.products.flatMap((planned) => auditedImport(planned, action)),
    ...(plan.stock.length > 0 ? [{ task: "setStock", data: stockListOf(plan, action) }] : []),
  ]);
}

async function replaceCategories(manager: EntityManager, planned: readonly PlannedProduct[]): Promise<void> {
  const of = planned.filter(({ categories, categoriesBefore }) => categories !== categoriesBefore);
  if (of.length === 0) return;
  await manager.query(`delete from product_categories where product_id = any($1)`, [
    of.map(({ product }) => product.id),
  ]);
  const pairs = of.flatMap(({ product, categories }) => categories.map((category) => [product.id, category.id]));
  if (pairs.length === 0) return;
  await manager.query(
    `insert into product_categories (product_id, category_id) select * from unnest($1::uuid[], $2::uuid[])`,
    [pairs.map(([productId]) => productId), pairs.map(([, categoryId]) => categoryId)],
  );
}

async function replaceImages(manager: EntityManager, planned: readonly PlannedProduct[]): Promise<void> {
  const of = planned.filter(({ before, product }) => product.images !== before?.images);
  if (of.length === 0) return;
  await manager.query(`delete from product_images where product_id = any($1)`, [of.map(({ product }) => product.id)]);
  const images = of.flatMap(({ product }) => product.images.map((image) => ({ ...image, product_id: product.id })));
  if (images.length === 0) return;
  await manager.query(
    `insert into product_images (id, product_id, url, alt, position)
     select id, product_id, url, alt, position
     from json_to_recordset($1::json) as image(id uuid, product_id uuid, url text, alt text, position int)`,
    [JSON.stringify(images)],
  );
}

// Each audit entry has its own id.
function auditCreation(category: Category, action: AdminAction) {
  const change = { targetType: "Category", targetId: category.id, before: null, after: auditedCategory(category) };
  return auditJobs({ ...action, id: randomUUID() }, change);
}

function auditedImport({ before, product, categories, categoriesBefore, stock }: PlannedProduct, action: AdminAction) {
  const counted = (units: number | undefined): AuditSnapshot => (units === undefined ? {} : { stock: units });
  return auditJobs(
    { ...action, id: randomUUID() },
    {
      targetType: "Product",
      targetId: product.id,
      before: before && { ...auditedProduct(before, categoriesBefore), ...counted(stock?.before) },
      after: { ...auditedProduct(product, categories), ...counted(stock?.after) },
    },
  );
}
